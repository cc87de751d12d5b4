package io.deskstream.persistence.directory;

import org.jspecify.annotations.Nullable;

/** What changes about a canned reply; null keeps. */
public record CannedReplyChange(
        @Nullable String shortcut, @Nullable String text) {}
