package io.deskstream.ingest;

import io.deskstream.ingest.config.IngestConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The ingest service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestApplication {

    private static final int PORT = 8081;
    private static final String PORT_OFFSET = "DESKSTREAM_PORT_OFFSET";

    /** Starts the service; ends with code 2 where it cannot start, after a line that says why. */
    public static void main(String[] arguments) {
        try {
            builder().run(arguments);
        } catch (RuntimeException e) {
            System.exit(2);
        }
    }

    /** The application, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IngestApplication.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", "ingest-service", "server.port", port()));
    }

    private static int port() {
        String offset = System.getenv().getOrDefault(PORT_OFFSET, "0");
        try {
            return PORT + Integer.parseInt(offset);
        } catch (NumberFormatException e) {
            System.err.println(PORT_OFFSET + ": a number that is added to every port");
            throw e;
        }
    }
}
