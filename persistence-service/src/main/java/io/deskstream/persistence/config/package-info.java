@NullMarked
package io.deskstream.persistence.config;

import org.jspecify.annotations.NullMarked;
