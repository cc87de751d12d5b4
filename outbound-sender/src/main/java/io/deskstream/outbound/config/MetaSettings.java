package io.deskstream.outbound.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The app at Meta.
 *
 * @param appSecrets comma-separated; the first proves calls
 */
@ConfigurationProperties("deskstream.meta")
public record MetaSettings(@DefaultValue("") String appSecrets) {

    public MetaSettings {
        if (first(appSecrets).isEmpty()) {
            throw new WrongSettingException(
                    "DESKSTREAM_META_APP_SECRETS: wants the app's secret, or several, comma-separated");
        }
    }

    String firstSecret() {
        return first(appSecrets);
    }

    private static String first(String secrets) {
        return secrets.strip().split("\\s*,\\s*", 2)[0];
    }

    @Override
    public String toString() {
        return "MetaSettings[appSecrets=***]";
    }
}
