/** Rules about files of others: what they are, what they may be called, from where they may be fetched. Pure. */
@NullMarked
package io.deskstream.persistence.files;

import org.jspecify.annotations.NullMarked;
