package io.deskstream.persistence.config;

import io.deskstream.schemas.crypto.TokenCipher;
import io.deskstream.schemas.serde.RecordCodec;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** What several rooms of this service use. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    /** Own event loops: services that share a JVM stop without stopping each other. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory netty = new ReactorResourceFactory();
        netty.setUseGlobalResources(false);
        return netty;
    }

    @Bean
    RecordCodec recordCodec(RegistrySettings registry) {
        return RecordCodec.of(registry.url());
    }

    @Bean
    TokenCipher tokenCipher(TokenSettings token) {
        return token.cipher();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
