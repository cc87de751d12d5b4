/** What is known of attachments and uploads, and the work that is to be done on them. */
@NullMarked
package io.deskstream.persistence.postgres.files;

import org.jspecify.annotations.NullMarked;
