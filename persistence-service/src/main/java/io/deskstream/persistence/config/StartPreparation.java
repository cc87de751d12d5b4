package io.deskstream.persistence.config;

import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What is done before the first bean is made, in this order: settings, database schema, topics. Blocks the start.
 */
public final class StartPreparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final int port;

    public StartPreparation(int port) {
        this.port = port;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        PortOffset.apply(context.getEnvironment(), port);
        Settings settings = Settings.read(context.getEnvironment());
        DatabaseSchema.migrate(settings.database());
        FirstAdminCheck.check(settings.database(), settings.admin());
        Topics.ensure(settings.kafka(), settings.topics());
        register(context.getBeanFactory(), settings);
    }

    private static void register(ConfigurableListableBeanFactory beans, Settings settings) {
        List.of(
                        settings.database(),
                        settings.session(),
                        settings.token(),
                        settings.admin(),
                        settings.topics(),
                        settings.core(),
                        settings.registry(),
                        settings.publicly(),
                        settings.oidc(),
                        settings.files())
                .forEach(concern -> beans.registerSingleton(concern.getClass().getName(), concern));
    }
}
