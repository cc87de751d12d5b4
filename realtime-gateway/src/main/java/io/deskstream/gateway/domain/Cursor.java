package io.deskstream.gateway.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A position of the stream as opaque text, valid at any gateway: base64url (no padding) of a format version, the layout's
 * fingerprint, the number of slots, the next offset of each slot as a varint, and a checksum, so that a damaged cursor is
 * never taken for another position.
 */
public final class Cursor {

    private static final byte FORMAT = 1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + Integer.BYTES;
    /** More than any cursor of 1,000 partitions; what is longer is not looked at. */
    private static final int MAX_TEXT = 32 * 1024;

    private Cursor() {}

    /** What a text turned out to be. */
    public sealed interface Reading {

        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Position(long[] nextOffsets) implements Reading {}

        /** A good cursor, but of other topics than these. */
        record OtherTopic() implements Reading {}

        record Unreadable() implements Reading {}
    }

    public static String encode(StreamLayout layout, long[] nextOffsets) {
        if (nextOffsets.length != layout.slots()) {
            throw new IllegalArgumentException("a position has one offset per slot");
        }
        var bytes = new ByteArrayOutputStream(FIXED_BYTES + 3 * nextOffsets.length);
        bytes.write(FORMAT);
        bytes.writeBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(layout.fingerprint()).array());
        writeVarint(bytes, nextOffsets.length);
        for (long offset : nextOffsets) {
            writeVarint(bytes, offset);
        }
        int checksum = checksum(bytes.toByteArray(), bytes.size());
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(checksum).array());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    public static Reading read(StreamLayout layout, String text) {
        byte[] bytes = decode(text);
        if (bytes.length < FIXED_BYTES || bytes[0] != FORMAT || !checksumHolds(bytes)) {
            return new Reading.Unreadable();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1 - Integer.BYTES);
        return in.getLong() == layout.fingerprint() ? readOffsets(layout, in) : new Reading.OtherTopic();
    }

    private static Reading readOffsets(StreamLayout layout, ByteBuffer in) {
        if (readVarint(in) != layout.slots()) {
            return new Reading.OtherTopic();
        }
        long[] offsets = new long[layout.slots()];
        for (int slot = 0; slot < offsets.length; slot++) {
            offsets[slot] = readVarint(in);
            if (offsets[slot] < 0) {
                return new Reading.Unreadable();
            }
        }
        return in.hasRemaining() ? new Reading.Unreadable() : new Reading.Position(offsets);
    }

    private static byte[] decode(String text) {
        try {
            return text.length() > MAX_TEXT
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean checksumHolds(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        return ByteBuffer.wrap(bytes, end, Integer.BYTES).getInt() == checksum(bytes, end);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** The value, or -1 where there is none. */
    private static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 63 && in.hasRemaining(); shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return -1;
    }
}
