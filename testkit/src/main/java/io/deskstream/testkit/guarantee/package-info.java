/**
 * The guarantees as checkers over a recorded history: what went in, what the platform got, what the desk shows. They know
 * nothing of how it was recorded, so tests of parts, of faults and of the whole system use the same ones.
 */
@NullMarked
package io.deskstream.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
