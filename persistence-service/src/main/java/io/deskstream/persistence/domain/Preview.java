package io.deskstream.persistence.domain;

/** One line that stands for a message in a list. */
final class Preview {

    private static final int MOST = 140;

    private Preview() {}

    static String of(Message.Draft message) {
        if (message.deletedAt != null) {
            return "[unsent]";
        }
        String text = message.text;
        if (text != null && !text.isBlank()) {
            return cut(text.strip().replaceAll("\\s+", " "));
        }
        if (!message.attachments.isEmpty()) {
            return "[" + message.attachments.getFirst().kind() + "]";
        }
        return "[" + message.kind + "]";
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
    }
}
