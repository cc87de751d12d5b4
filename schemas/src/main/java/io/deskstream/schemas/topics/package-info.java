@NullMarked
package io.deskstream.schemas.topics;

import org.jspecify.annotations.NullMarked;
