/** Real parts for tests: containers where a Docker engine is there, the embedded ones elsewhere; one set per JVM. */
@NullMarked
package io.deskstream.testkit;

import org.jspecify.annotations.NullMarked;
