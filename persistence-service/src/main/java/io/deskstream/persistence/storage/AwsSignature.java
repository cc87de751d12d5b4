package io.deskstream.persistence.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 over requests without a query, for the service {@code s3}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Authenticating requests</a>
 */
final class AwsSignature {

    static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AwsSignature() {}

    /**
     * The headers that sign a request; {@code Host} is sent by the client itself.
     *
     * @param headers further ones that are to be signed, by names in lower case
     * @param bodySha256 in hexadecimal
     */
    static Map<String, String> headers(
            S3Location location, String method, URI uri, Map<String, String> headers, String bodySha256, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", uri.getRawAuthority());
        signed.put("x-amz-content-sha256", bodySha256);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String canonical = String.join("\n", method, uri.getRawPath(), "", lines(signed), names, bodySha256);
        String scope = String.join("/", time.substring(0, 8), location.region(), "s3", "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical)));
        String signature = hex(hmac(key(location, time.substring(0, 8)), toSign));
        signed.remove("host");
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + location.accessKey() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return signed;
    }

    private static String lines(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] key(S3Location location, String day) {
        byte[] ofDay = hmac(("AWS4" + location.secretKey()).getBytes(UTF_8), day);
        return hmac(hmac(hmac(ofDay, location.region()), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
