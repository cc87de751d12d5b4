@NullMarked
package io.deskstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
