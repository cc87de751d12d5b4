package io.deskstream.gateway.desk;

import java.time.Instant;

/**
 * Who asks: a session whose token was verified. The token is kept to ask the query API in the caller's name.
 */
public record Caller(String userId, String name, Instant issuedAt, Instant expiresAt, String token) {

    @Override
    public String toString() {
        return "Caller[userId=" + userId + "]";
    }
}
