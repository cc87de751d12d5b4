package io.deskstream.ingest.domain;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A webhook's signature as its header gives it; not yet checked. */
@SuppressWarnings("ArrayRecordComponent") // compared by AppSecrets alone, in constant time
public record Signature(byte[] bytes) {

    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    /**
     * Reads the values of {@code X-Hub-Signature-256}.
     *
     * @return empty unless there is exactly one, {@code sha256=} and 64 hex digits
     */
    public static Optional<Signature> parse(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(FORM.matcher(headers.getFirst()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Signature(HexFormat.of().parseHex(matcher.group(1))));
    }

    @Override
    public String toString() {
        return "Signature[sha256]";
    }
}
