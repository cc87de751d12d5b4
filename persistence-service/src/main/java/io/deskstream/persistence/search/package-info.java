@NullMarked
package io.deskstream.persistence.search;

import org.jspecify.annotations.NullMarked;
