/** Kafka, PostgreSQL and the schema registry as real parts of this process, kept on disk, bound to loopback. */
@NullMarked
package io.deskstream.embedded;

import org.jspecify.annotations.NullMarked;
