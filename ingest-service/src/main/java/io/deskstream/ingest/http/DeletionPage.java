package io.deskstream.ingest.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a person is told about their request: what is known here, and what holds of every request. */
final class DeletionPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DeletionPage() {}

    /** The code is one of ours and needs no escaping. */
    static String of(String code, Instant receivedAt) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Your deletion request</title></head>
                <body>
                <h1>Your deletion request</h1>
                <p>We received request <code>%s</code> on %s.</p>
                <p>Conversations that we hold under the id that was given to us with your request are erased without
                further action: your messages, files, name and picture are removed within minutes, and the last traces
                in our event log within 28 days. That a request was made, and when, stays on record.</p>
                <p>The platform gives us another id for your request than for some conversations. If you still see
                messages from us after that time, contact us and name the code above.</p>
                </body>
                </html>
                """.formatted(code, TIME.format(receivedAt));
    }
}
