@NullMarked
package io.deskstream.persistence.postgres.query;

import org.jspecify.annotations.NullMarked;
