package io.deskstream.persistence.config;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.Environment;

/** All settings of this service, read and checked together before anything else is done. */
record Settings(
        DatabaseSettings database,
        SessionSettings session,
        TokenSettings token,
        AdminSettings admin,
        TopicSettings topics,
        CoreSettings core,
        RegistrySettings registry,
        PublicSettings publicly,
        OidcSettings oidc,
        FileSettings files,
        KafkaProperties kafka) {

    static Settings read(Environment environment) {
        Binder binder = Binder.get(environment);
        return new Settings(
                bind(binder, "deskstream.database", DatabaseSettings.class),
                bind(binder, "deskstream.session", SessionSettings.class),
                bind(binder, "deskstream.token", TokenSettings.class),
                bind(binder, "deskstream.admin", AdminSettings.class),
                bind(binder, "deskstream.topics", TopicSettings.class),
                bind(binder, "deskstream.core", CoreSettings.class),
                bind(binder, "deskstream.schema-registry", RegistrySettings.class),
                bind(binder, "deskstream.public", PublicSettings.class),
                bind(binder, "deskstream.oidc", OidcSettings.class),
                bind(binder, "deskstream.files", FileSettings.class),
                bind(binder, "spring.kafka", KafkaProperties.class));
    }

    private static <T> T bind(Binder binder, String prefix, Class<T> type) {
        try {
            return binder.bindOrCreate(prefix, type);
        } catch (BindException e) {
            StartRefusedException refused = StartRefusedException.in(e);
            throw refused != null ? refused : unreadable(e);
        }
    }

    private static StartRefusedException unreadable(BindException failure) {
        return new StartRefusedException(failure.getName() + ": cannot be read as a "
                + failure.getTarget().getType().resolve(Object.class).getSimpleName());
    }
}
