/** People who asked Meta to have their data deleted: each request becomes a command to every conversation it is about. */
@NullMarked
package io.deskstream.persistence.kafka.deletion;

import org.jspecify.annotations.NullMarked;
