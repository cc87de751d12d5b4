package io.deskstream.persistence.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket of an S3-compatible store, addressed by path, and who may use it.
 *
 * @param endpoint scheme, host and port
 */
public record S3Location(URI endpoint, String bucket, String region, String accessKey, String secretKey) {

    private static final Pattern FORM = Pattern.compile(
            "(https?)://([^:/?#@\\s]+):([^/?#@\\s]+)@([^/?#@\\s]+)/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/?(?:\\?region=([a-z0-9-]+))?");

    /**
     * Reads {@code https://<access key>:<secret key>@<host[:port]>/<bucket>?region=<region>}; what is special in a URL is
     * percent-encoded in the keys.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static S3Location parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the address of a bucket");
        }
        try {
            return new S3Location(
                    new URI(parts.group(1) + "://" + parts.group(4)),
                    parts.group(5),
                    parts.group(6) == null ? "us-east-1" : parts.group(6),
                    decoded(parts.group(2)),
                    decoded(parts.group(3)));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the address of a bucket", e);
        }
    }

    /** The path of an object, whose key needs no encoding. */
    URI object(String key) {
        return endpoint.resolve("/" + bucket + "/" + key);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "S3Location[" + endpoint + "/" + bucket + "]";
    }
}
