@NullMarked
package io.deskstream.schemas.crypto;

import org.jspecify.annotations.NullMarked;
