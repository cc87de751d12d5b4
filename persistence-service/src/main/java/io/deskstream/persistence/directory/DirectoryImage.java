package io.deskstream.persistence.directory;

/** What the topic {@code directory} is told about one entity. */
public sealed interface DirectoryImage {

    Entity entity();

    record OfUser(Entity entity, User user) implements DirectoryImage {}

    record OfAccount(Entity entity, Account account) implements DirectoryImage {}

    record OfSetting(Entity entity, Setting setting) implements DirectoryImage {}

    record OfLabel(Entity entity, Label label) implements DirectoryImage {}

    record OfSession(Entity entity, EndedSession session) implements DirectoryImage {}

    record OfToken(Entity entity, ApiToken token) implements DirectoryImage {}

    /** The entity is no more. */
    record Gone(Entity entity) implements DirectoryImage {}
}
