package io.deskstream.simulator.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the simulated Meta and the app share.
 *
 * @param appSecrets all accepted for {@code appsecret_proof}, the first signs webhooks; at least one
 */
@ConfigurationProperties("deskstream.meta")
public record MetaSettings(@Nullable List<String> appSecrets) {
    public MetaSettings {
        appSecrets = appSecrets == null
                ? List.of()
                : appSecrets.stream().map(String::strip).toList();
        if (appSecrets.isEmpty() || appSecrets.stream().anyMatch(String::isEmpty)) {
            throw new SettingException("DESKSTREAM_META_APP_SECRETS", "app secrets, separated by commas, at least one");
        }
    }

    public List<String> secrets() {
        return appSecrets == null ? List.of() : appSecrets;
    }

    public String signingSecret() {
        return secrets().getFirst();
    }

    @Override
    public String toString() {
        return "MetaSettings[appSecrets=" + secrets().size() + " masked]";
    }
}
