@NullMarked
package io.deskstream.persistence.http;

import org.jspecify.annotations.NullMarked;
