package io.deskstream.outbound.domain;

/** A page's access token in clear. Never shown by {@link #toString()}. */
public record AccessToken(String value) {

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
