/** The rules: who signed, what a body holds, whose conversation an item belongs to. Pure. */
@NullMarked
package io.deskstream.ingest.domain;

import org.jspecify.annotations.NullMarked;
