/** Takes commands in for every door: judges them, hands them to the log, answers once they are durable. */
@NullMarked
package io.deskstream.gateway.desk;

import org.jspecify.annotations.NullMarked;
