package io.deskstream.persistence.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a code is redeemed for; the rest is of no use here. */
record Tokens(
        @JsonProperty(value = "id_token", required = true) String idToken) {

    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
