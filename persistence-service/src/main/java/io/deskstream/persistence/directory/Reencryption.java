package io.deskstream.persistence.directory;

import java.util.List;
import java.util.UUID;

/**
 * What a re-encryption of the accounts' tokens did.
 *
 * @param reencrypted tokens that are under the first key from now on
 * @param current tokens that were already
 * @param unreadable accounts whose tokens are under a key that is gone; left as they are
 */
public record Reencryption(int reencrypted, int current, List<UUID> unreadable) {}
