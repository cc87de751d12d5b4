/** The outbound-sender: every call to the Graph API. */
@NullMarked
package io.deskstream.outbound;

import org.jspecify.annotations.NullMarked;
