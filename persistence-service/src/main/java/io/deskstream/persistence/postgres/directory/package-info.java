@NullMarked
package io.deskstream.persistence.postgres.directory;

import org.jspecify.annotations.NullMarked;
