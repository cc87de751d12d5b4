package io.deskstream.persistence;

import io.deskstream.persistence.config.StartPreparation;
import io.deskstream.persistence.config.StartRefusedException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The persistence-service: the conversation core, the query API, users and connected accounts. Before any bean is made the
 * settings are checked, the database is migrated and the topics are ensured.
 */
@SpringBootApplication
public class PersistenceApplication {

    private static final int PORT = 8082;

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PersistenceApplication.class)
                .properties("spring.config.name=persistence-service")
                .initializers(new StartPreparation(PORT));
    }

    public static void main(String[] args) {
        try {
            builder().run(args);
        } catch (RuntimeException e) {
            System.exit(StartRefusedException.in(e) == null ? 1 : 2);
        }
    }
}
