package io.deskstream.persistence.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line that stands for a message in a list. */
public final class Preview {

    private static final int MOST = 140;

    private Preview() {}

    static String of(Message.Draft message) {
        return of(message.text, message.attachments, message.kind, message.deletedAt != null);
    }

    public static String of(@Nullable String text, List<Attachment> attachments, String kind, boolean unsent) {
        if (unsent) {
            return "[unsent]";
        }
        if (text != null && !text.isBlank()) {
            return cut(text.strip().replaceAll("\\s+", " "));
        }
        if (!attachments.isEmpty()) {
            return "[" + attachments.getFirst().kind() + "]";
        }
        return "[" + kind + "]";
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
    }
}
