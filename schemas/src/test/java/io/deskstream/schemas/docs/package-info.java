/** What is written about the topics and records, rendered from the code that defines them. */
@NullMarked
package io.deskstream.schemas.docs;

import org.jspecify.annotations.NullMarked;
