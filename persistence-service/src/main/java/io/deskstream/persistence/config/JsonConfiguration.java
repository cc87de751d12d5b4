package io.deskstream.persistence.config;

import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.module.SimpleModule;

/** How the API writes JSON; names are in snake case by the configuration file. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer apiTimes() {
        return json ->
                json.addModule(new SimpleModule("api-times").addSerializer(Instant.class, new MillisecondTimes()));
    }
}
