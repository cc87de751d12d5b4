/** Where files rest: a directory, or a bucket of an S3-compatible store. */
@NullMarked
package io.deskstream.persistence.storage;

import org.jspecify.annotations.NullMarked;
