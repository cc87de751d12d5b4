package io.deskstream.outbound.config;

import io.deskstream.schemas.crypto.FileLinks;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the platform fetches the files that it is to deliver.
 *
 * @param publicUrl DESKSTREAM_PUBLIC_URL, where the gateway is for the rest of the world
 * @param key DESKSTREAM_FILE_KEY, at least 32 bytes of UTF-8, signs links; the persistence-service's
 */
@ConfigurationProperties("deskstream.files")
public record FileSettings(
        @DefaultValue("") String publicUrl,
        @DefaultValue("") String key) {

    public FileSettings {
        publicUrl = publicUrl.strip().replaceAll("/+$", "");
        if (!publicUrl.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new WrongSettingException(
                    "DESKSTREAM_PUBLIC_URL: wants the address of the gateway as Meta reaches it, like https://desk.example.com");
        }
        links(key);
    }

    FileLinks links() {
        return links(key);
    }

    private static FileLinks links(String key) {
        try {
            return FileLinks.of(key);
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    "DESKSTREAM_FILE_KEY: wants at least 32 bytes, the same for the persistence-service");
        }
    }

    @Override
    public String toString() {
        return "FileSettings[publicUrl=" + publicUrl + ", key=***]";
    }
}
