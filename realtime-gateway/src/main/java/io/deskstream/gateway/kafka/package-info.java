/** The stream of events and signals in, commands and signals out. */
@NullMarked
package io.deskstream.gateway.kafka;

import org.jspecify.annotations.NullMarked;
