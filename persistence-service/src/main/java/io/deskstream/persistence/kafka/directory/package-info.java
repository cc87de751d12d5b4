@NullMarked
package io.deskstream.persistence.kafka.directory;

import org.jspecify.annotations.NullMarked;
