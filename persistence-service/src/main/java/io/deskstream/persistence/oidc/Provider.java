package io.deskstream.persistence.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;

/** What a provider says of itself at its well-known address. */
record Provider(
        @JsonProperty(value = "issuer", required = true) String issuer,

        @JsonProperty(value = "authorization_endpoint", required = true)
        URI authorizationEndpoint,

        @JsonProperty(value = "token_endpoint", required = true)
        URI tokenEndpoint,

        @JsonProperty(value = "jwks_uri", required = true) URI jwksUri) {}
