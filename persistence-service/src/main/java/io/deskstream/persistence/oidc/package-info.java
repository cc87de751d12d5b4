/** Log-in by an OpenID Connect provider. */
@NullMarked
package io.deskstream.persistence.oidc;

import org.jspecify.annotations.NullMarked;
