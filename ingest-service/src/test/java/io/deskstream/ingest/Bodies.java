package io.deskstream.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Webhook bodies as test resources, byte for byte. */
public final class Bodies {

    private Bodies() {}

    public static byte[] read(String name) {
        try (InputStream in =
                Objects.requireNonNull(Bodies.class.getResourceAsStream("/bodies/" + name), () -> "no body " + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
