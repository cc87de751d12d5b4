package io.deskstream.persistence.directory;

import java.time.Instant;

/**
 * Who did what to what, from where and when.
 *
 * @param detail a JSON object
 */
public record AuditEntry(long id, Instant at, Actor actor, String action, Subject subject, String detail) {}
