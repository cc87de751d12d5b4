package io.deskstream.persistence.config;

import io.deskstream.persistence.storage.S3Location;
import io.deskstream.schemas.crypto.FileLinks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where files of others are kept, and from where they may be fetched.
 *
 * @param dir {@code DESKSTREAM_FILES_DIR}, for copies and uploads; with a bucket, for what is just coming in
 * @param s3 {@code DESKSTREAM_FILES_S3}, a bucket instead: {@code https://<access key>:<secret key>@<host>/<bucket>?region=…}
 * @param allowedHosts {@code DESKSTREAM_MEDIA_ALLOWED_HOSTS}, {@code host:port}, comma-separated: fetched from although their
 *     network or port is none that files are fetched from
 * @param key {@code DESKSTREAM_FILE_KEY}, at least 32 bytes of UTF-8, signs the links that platforms fetch files by; the
 *     outbound-sender's
 */
@ConfigurationProperties("deskstream.files")
public record FileSettings(String dir, String s3, String allowedHosts, String key) {

    private static final String DIR = "DESKSTREAM_FILES_DIR";
    private static final String KEY = "DESKSTREAM_FILE_KEY";
    private static final String WANTED = "at least 32 bytes, the same for the outbound-sender";
    private static final String S3 = "DESKSTREAM_FILES_S3";

    public FileSettings(
            @Nullable String dir, @Nullable String s3, @Nullable String allowedHosts, @Nullable String key) {
        this.dir = Require.text(DIR, dir, "a directory for customers' files");
        this.s3 = s3 == null ? "" : s3.strip();
        this.allowedHosts = allowedHosts == null ? "" : allowedHosts.strip();
        this.key = Require.text(KEY, key, WANTED);
        bucket();
        links();
        for (String host : trusted()) {
            if (!host.matches("(\\[[0-9a-f:.]+]|[a-z0-9.-]+):\\d{1,5}")) {
                throw new StartRefusedException(
                        "DESKSTREAM_MEDIA_ALLOWED_HOSTS: wants host:port, comma-separated, not '" + host + "'");
            }
        }
    }

    public Path directory() {
        return Path.of(dir).toAbsolutePath();
    }

    /** Null where files rest in the directory. */
    public @Nullable S3Location bucket() {
        try {
            return s3.isEmpty() ? null : S3Location.parse(s3);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    S3 + ": wants https://<access key>:<secret key>@<host>/<bucket>?region=<region>");
        }
    }

    public FileLinks links() {
        try {
            return FileLinks.of(key);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(KEY + ": wants " + WANTED);
        }
    }

    public Set<String> trusted() {
        return Arrays.stream(allowedHosts.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "FileSettings[dir=" + dir + ", s3=" + (s3.isEmpty() ? "none" : "***") + ", allowedHosts=" + allowedHosts
                + "]";
    }
}
