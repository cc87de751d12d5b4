/** Each stage beside its ceiling in the same run. A part of no service and of no test. */
@NullMarked
package io.deskstream.benchmarks;

import org.jspecify.annotations.NullMarked;
