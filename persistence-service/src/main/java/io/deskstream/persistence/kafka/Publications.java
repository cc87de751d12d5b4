package io.deskstream.persistence.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A batch's publications as compressed bytes: what {@code partition_state.unpublished} holds. Empty for none. */
final class Publications {

    private Publications() {}

    static byte[] toBytes(List<Publication> publications) {
        if (publications.isEmpty()) {
            return new byte[0];
        }
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast, 8192))) {
            out.writeInt(publications.size());
            for (Publication publication : publications) {
                write(publication, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static List<Publication> fromBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int count = in.readInt();
            List<Publication> publications = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                publications.add(read(in));
            }
            return publications;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Publication publication, DataOutputStream out) throws IOException {
        out.writeUTF(publication.topic());
        writeBytes(publication.key(), out);
        out.writeBoolean(publication.value() != null);
        if (publication.value() != null) {
            writeBytes(publication.value(), out);
        }
        out.writeInt(publication.headers().size());
        for (Map.Entry<String, String> header : publication.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
        }
    }

    private static Publication read(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        byte[] key = readBytes(in);
        byte[] value = in.readBoolean() ? readBytes(in) : null;
        Map<String, String> headers = new HashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        return new Publication(topic, key, value, headers);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
