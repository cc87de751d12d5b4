package io.deskstream.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The installation's own secrets, made once and kept in the data directory for its owner's eyes. */
record Secrets(String tokenKeys, String jwtSecret) {

    private static final int KEY_BYTES = 32;

    static Secrets in(DataDirectory directory) {
        Path file = directory.resolve("secrets.properties");
        try {
            if (!Files.exists(file)) {
                StoredFile.write(
                        file, "DESKSTREAM_TOKEN_KEYS=local:" + random() + "\nDESKSTREAM_JWT_SECRET=" + random() + "\n");
            }
            return read(file);
        } catch (IOException e) {
            throw new StartRefusedException(file + " cannot be read or written: " + e, e);
        }
    }

    private static Secrets read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Secrets(
                required(properties, "DESKSTREAM_TOKEN_KEYS", file),
                required(properties, "DESKSTREAM_JWT_SECRET", file));
    }

    private static String required(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new StartRefusedException(file + " lacks " + name);
        }
        return value;
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
