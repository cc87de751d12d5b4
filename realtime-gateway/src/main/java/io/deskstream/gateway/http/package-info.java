/** The HTTP side of the front door, the forwarding to the query API, the dashboard's files. */
@NullMarked
package io.deskstream.gateway.http;

import org.jspecify.annotations.NullMarked;
