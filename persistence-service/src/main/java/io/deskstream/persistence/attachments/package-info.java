/** Keeps copies of what customers sent: made after the message, gone with it. */
@NullMarked
package io.deskstream.persistence.attachments;

import org.jspecify.annotations.NullMarked;
