package io.deskstream.persistence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One line, at most 140 characters, whatever the message. */
class PreviewTest {

    private static String preview(@Nullable String text, String kind, String... attachments) {
        Message.Draft draft = new Message.Draft(new UUID(0, 1), new UUID(0, 2));
        draft.text = text;
        draft.kind = kind;
        draft.attachments = List.of(attachments).stream()
                .map(type -> new Attachment(new UUID(0, 3), type, null, null, null, null, null))
                .toList();
        return Preview.of(draft);
    }

    @Test
    void shouldBeTheTextOnOneLine() {
        assertThat(preview("  one\n\n two\tthree ", "text")).isEqualTo("one two three");
    }

    @Test
    void shouldCutAtAWholeCharacter() {
        String faces = "😀".repeat(141);

        assertThat(preview("😀".repeat(140), "text")).isEqualTo("😀".repeat(140));
        assertThat(preview(faces, "text")).isEqualTo("😀".repeat(139) + "…");
    }

    @Test
    void shouldNameTheAttachmentOrTheKindWhereThereIsNoText() {
        assertThat(preview(null, "attachment", "image", "file")).isEqualTo("[image]");
        assertThat(preview(" ", "other")).isEqualTo("[other]");
    }
}
