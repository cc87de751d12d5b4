@NullMarked
package io.deskstream.persistence.directory;

import org.jspecify.annotations.NullMarked;
