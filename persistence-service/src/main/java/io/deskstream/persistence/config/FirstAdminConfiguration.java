package io.deskstream.persistence.config;

import io.deskstream.persistence.directory.NewUser;
import io.deskstream.persistence.directory.Role;
import io.deskstream.persistence.http.Passwords;
import io.deskstream.persistence.postgres.directory.FirstAdmin;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Makes the first admin, if there is to be one, before the HTTP server starts. */
@Configuration(proxyBeanMethods = false)
class FirstAdminConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    SmartInitializingSingleton firstAdminAtStart(FirstAdmin firstAdmin, AdminSettings settings, Passwords passwords) {
        return () -> firstAdmin
                .ensure(Mono.fromCallable(settings::required).flatMap(admin -> hashed(admin, passwords)))
                .block(PATIENCE);
    }

    private static Mono<NewUser> hashed(AdminSettings admin, Passwords passwords) {
        String email = admin.email().toLowerCase(Locale.ROOT);
        return passwords.hash(admin.password()).map(hash -> new NewUser(email, "Admin", Role.ADMIN, hash));
    }
}
