package io.deskstream.gateway.domain;

import org.jspecify.annotations.Nullable;

/**
 * A frame as it waits in a session's queue. The bytes are shared between sessions and must not be changed.
 *
 * @param cursor the position it brings its reader to, if any
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared by nobody
public record QueuedFrame(
        String type, byte[] json, @Nullable String cursor) {

    public static QueuedFrame of(EncodedFrame frame, @Nullable String cursor) {
        return new QueuedFrame(frame.type(), frame.json(cursor), cursor);
    }

    public static QueuedFrame of(Frame frame, @Nullable String cursor) {
        return of(FrameJson.encode(frame), cursor);
    }
}
