/** What clients may ask for, how it is read, and what is refused at the door. */
@NullMarked
package io.deskstream.gateway.domain.command;

import org.jspecify.annotations.NullMarked;
