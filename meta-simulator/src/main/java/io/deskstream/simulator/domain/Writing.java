package io.deskstream.simulator.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer writes: a text, attachments or both. */
public record Writing(@Nullable String text, List<Attachment> attachments) {
    public Writing {
        attachments = List.copyOf(attachments);
    }

    public static Writing of(String text) {
        return new Writing(text, List.of());
    }
}
