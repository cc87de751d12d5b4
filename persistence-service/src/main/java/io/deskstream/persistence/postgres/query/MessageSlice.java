package io.deskstream.persistence.postgres.query;

import java.util.List;

/** Some messages, ascending, and whether there are more beyond the bound they were read from. */
public record MessageSlice(List<MessageView> items, boolean hasMore) {}
