/** Works many sends at once: from a committed request to its answer. */
@NullMarked
package io.deskstream.outbound.sending;

import org.jspecify.annotations.NullMarked;
