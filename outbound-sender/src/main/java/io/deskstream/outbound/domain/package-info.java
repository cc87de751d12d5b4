/** The rules of sending: pure, without threads, clocks or input and output. */
@NullMarked
package io.deskstream.outbound.domain;

import org.jspecify.annotations.NullMarked;
