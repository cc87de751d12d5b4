package io.deskstream.persistence.directory;

import java.time.Instant;
import java.util.UUID;

/** Where a page ended: the last row's time and id. */
public record PageKey(Instant at, UUID id) {}
