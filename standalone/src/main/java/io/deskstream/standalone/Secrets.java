package io.deskstream.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The installation's own secrets, made once and kept in the data directory for its owner's eyes. */
record Secrets(String tokenKeys, String jwtSecret, String fileKey) {

    private static final int KEY_BYTES = 32;
    private static final String TOKEN_KEYS = "DESKSTREAM_TOKEN_KEYS";
    private static final String JWT_SECRET = "DESKSTREAM_JWT_SECRET";
    /** Came later than the others: what an older version made gets it. */
    private static final String FILE_KEY = "DESKSTREAM_FILE_KEY";

    static Secrets in(DataDirectory directory) {
        Path file = directory.resolve("secrets.properties");
        try {
            if (!Files.exists(file)) {
                StoredFile.write(file, line(TOKEN_KEYS, "local:" + random()) + line(JWT_SECRET, random()));
            }
            Properties kept = read(file);
            if (!kept.containsKey(FILE_KEY)) {
                StoredFile.write(file, Files.readString(file) + line(FILE_KEY, random()));
                kept = read(file);
            }
            return new Secrets(
                    required(kept, TOKEN_KEYS, file), required(kept, JWT_SECRET, file), required(kept, FILE_KEY, file));
        } catch (IOException e) {
            throw new StartRefusedException(file + " cannot be read or written: " + e, e);
        }
    }

    private static String line(String name, String value) {
        return name + "=" + value + "\n";
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
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
