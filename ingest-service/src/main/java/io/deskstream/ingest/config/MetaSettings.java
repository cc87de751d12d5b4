package io.deskstream.ingest.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What we share with Meta.
 *
 * @param appSecrets every one is accepted
 * @param verifyToken for the handshake
 */
@ConfigurationProperties("deskstream.meta")
public record MetaSettings(List<String> appSecrets, String verifyToken) {

    public MetaSettings(@Nullable List<String> appSecrets, @Nullable String verifyToken) {
        this.appSecrets = appSecrets == null
                ? List.of()
                : appSecrets.stream()
                        .filter(secret -> !secret.isBlank())
                        .map(String::strip)
                        .toList();
        this.verifyToken = verifyToken == null ? "" : verifyToken;
        if (this.appSecrets.isEmpty()) {
            throw new InvalidSettingException(
                    "DESKSTREAM_META_APP_SECRETS", "the app secrets that sign webhooks, separated by commas");
        }
        if (this.verifyToken.isBlank()) {
            throw new InvalidSettingException(
                    "DESKSTREAM_META_VERIFY_TOKEN", "the verify token of the webhook handshake");
        }
    }

    @Override
    public String toString() {
        return "MetaSettings[appSecrets=" + appSecrets.size() + " masked, verifyToken=***]";
    }
}
