/** The input topics in, what the core tells out. Avro stops here. */
@NullMarked
package io.deskstream.persistence.kafka;

import org.jspecify.annotations.NullMarked;
