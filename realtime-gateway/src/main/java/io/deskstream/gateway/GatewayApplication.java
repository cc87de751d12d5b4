package io.deskstream.gateway;

import io.deskstream.gateway.config.InvalidSettingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** The service's start, alone or beside others in one JVM. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@ConfigurationPropertiesScan
public class GatewayApplication {

    private static final int INVALID_SETTING = 2;

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of("spring.config.name", "realtime-gateway", "server.port", port()));
    }

    private static int port() {
        String offset = System.getenv().getOrDefault("DESKSTREAM_PORT_OFFSET", "0");
        try {
            return 8080 + Integer.parseInt(offset.trim());
        } catch (NumberFormatException e) {
            throw new InvalidSettingException("DESKSTREAM_PORT_OFFSET", "wants a whole number, not '" + offset + "'");
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        try {
            builder().run(args);
        } catch (RuntimeException e) {
            String line = settingLine(e);
            if (line == null) {
                throw e;
            }
            System.err.println(line);
            System.exit(INVALID_SETTING);
        }
    }

    private static @Nullable String settingLine(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException invalid) {
                return invalid.getMessage();
            }
        }
        return null;
    }
}
