/** The Graph API over HTTP. */
@NullMarked
package io.deskstream.outbound.graph;

import org.jspecify.annotations.NullMarked;
