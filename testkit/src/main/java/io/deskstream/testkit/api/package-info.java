@NullMarked
package io.deskstream.testkit.api;

import org.jspecify.annotations.NullMarked;
