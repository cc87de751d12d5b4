@NullMarked
package io.deskstream.schemas.ids;

import org.jspecify.annotations.NullMarked;
