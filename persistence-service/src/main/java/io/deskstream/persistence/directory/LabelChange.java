package io.deskstream.persistence.directory;

import org.jspecify.annotations.Nullable;

/** What changes about a label; null keeps. */
public record LabelChange(@Nullable String name, @Nullable String color) {}
