package io.deskstream.ingest.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes by which a person can ask after their request. A code holds the time of the request and proves that we gave it out, so
 * that nothing has to be kept here to recognise it. It tells nothing about the person.
 */
public final class ConfirmationCodes {

    private static final int PROOF_BYTES = 10;
    private static final Pattern FORM = Pattern.compile("([0-9]{10})-([0-9a-f]{8})-([0-9a-f]{20})");

    private final AppSecrets secrets;
    private final Supplier<Integer> random;

    public ConfirmationCodes(AppSecrets secrets, Supplier<Integer> random) {
        this.secrets = secrets;
        this.random = random;
    }

    public String issue(Instant receivedAt) {
        String request = receivedAt.getEpochSecond() + "-" + HexFormat.of().toHexDigits(random.get());
        return request + "-" + proof(request);
    }

    /** When the request of a code came; empty for one that we did not give out. */
    public Optional<Instant> receivedAt(String code) {
        Matcher parts = FORM.matcher(code);
        return parts.matches() && parts.group(3).equals(proof(parts.group(1) + "-" + parts.group(2)))
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(1))))
                : Optional.empty();
    }

    private String proof(String request) {
        byte[] signed = secrets.sign(("deletion " + request).getBytes(UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(signed, PROOF_BYTES));
    }
}
