@NullMarked
package io.deskstream.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
