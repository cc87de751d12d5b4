package io.deskstream.gateway.domain;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions were ended and which tokens there are, as the topic {@code directory} tells. Written by the thread that
 * reads the topic, read by any. Ended sessions are forgotten when the topic says that they have expired.
 */
public final class Proofs {

    /** A token of an integration, which acts in its user's name. */
    public record Known(String userId, Proof.Token token) {}

    private final Map<String, Boolean> ended = new ConcurrentHashMap<>();
    private final Map<String, Known> byHash = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    public void end(String sessionId) {
        ended.put(sessionId, true);
    }

    public void forget(String sessionId) {
        ended.remove(sessionId);
    }

    /** @param hash SHA-256 in lower-case hex */
    public void put(String hash, Known known) {
        byHash.put(hash, known);
        hashes.put(known.token().id(), hash);
    }

    /** The user whose token it was. */
    public @Nullable String revoke(String tokenId) {
        String hash = hashes.remove(tokenId);
        Known known = hash == null ? null : byHash.remove(hash);
        return known == null ? null : known.userId();
    }

    public @Nullable Known byHash(String hash) {
        return byHash.get(hash);
    }

    /** Whether the user's sessions from {@code validAfter} on leave this one standing, or the token is not revoked. */
    boolean hold(Proof proof, @Nullable Instant validAfter) {
        return switch (proof) {
            // Sessions tell their time in whole seconds.
            case Proof.Session session ->
                !ended.containsKey(session.id())
                        && (validAfter == null || session.issuedAt().getEpochSecond() >= validAfter.getEpochSecond());
            case Proof.Token token -> hashes.containsKey(token.id());
        };
    }

    void clear() {
        ended.clear();
        byHash.clear();
        hashes.clear();
    }
}
