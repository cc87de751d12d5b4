package io.deskstream.persistence.domain;

import io.deskstream.schemas.ids.ConversationKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of an input topic, read. */
public sealed interface Input {

    Header header();

    /**
     * What every input has.
     *
     * @param cause what led to it, with its id: {@code webhook:…}, {@code command:…}, {@code send_result:…}
     * @param now the time that the core goes by
     */
    record Header(ConversationKey key, Source source, String cause, Instant now) {}

    record FromPlatform(Header header, PlatformEvent event, Origin origin) implements Input {}

    record FromPerson(Header header, String commandId, Actor actor, Command command) implements Input {}

    record FromSender(Header header, UUID messageId, int attempt, SendOutcome outcome) implements Input {}

    record ProfileFound(
            Header header,
            @Nullable String name,
            @Nullable String username,
            @Nullable String avatarUrl) implements Input {}
}
