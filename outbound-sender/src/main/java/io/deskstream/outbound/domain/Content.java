package io.deskstream.outbound.domain;

/** What one call carries. */
public sealed interface Content {

    record Text(String text) implements Content {

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** A file that the platform fetches; {@code type} is image, video, audio or file. */
    record Media(String type, String url) implements Content {}
}
