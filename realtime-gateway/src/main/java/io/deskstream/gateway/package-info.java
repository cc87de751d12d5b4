/** The one origin a browser needs: live events, the commands' front door, the dashboard. */
@NullMarked
package io.deskstream.gateway;

import org.jspecify.annotations.NullMarked;
