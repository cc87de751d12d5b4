/** Works profile look-ups, apart from the sends. */
@NullMarked
package io.deskstream.outbound.lookups;

import org.jspecify.annotations.NullMarked;
