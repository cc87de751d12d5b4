package io.deskstream.gateway;

import io.deskstream.gateway.config.InvalidSettingException;
import io.deskstream.gateway.config.OneLineReporter;
import java.util.Map;
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

    private static final int PORT = 8080;
    private static final String PORT_OFFSET = "DESKSTREAM_PORT_OFFSET";

    /** The application, to be run alone or beside others. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of("spring.config.name", "realtime-gateway", "server.port", port()));
    }

    private static int port() {
        String offset = System.getenv().getOrDefault(PORT_OFFSET, "0");
        try {
            return PORT + Integer.parseInt(offset.trim());
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(PORT_OFFSET, "wants a whole number, not '" + offset + "'");
        }
    }

    /** Ends with code 2 where a setting stops the start, 1 for anything else. */
    public static void main(String[] arguments) {
        try {
            builder().run(arguments);
        } catch (RuntimeException e) {
            System.exit(OneLineReporter.line(e) == null ? 1 : 2);
        }
    }
}
