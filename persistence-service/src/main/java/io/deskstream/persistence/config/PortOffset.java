package io.deskstream.persistence.config;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** {@code DESKSTREAM_PORT_OFFSET}: what is added to the usual port, so that two copies run beside each other. */
final class PortOffset {

    private static final String VARIABLE = "DESKSTREAM_PORT_OFFSET";

    private PortOffset() {}

    /** Makes {@code port} plus the offset the port where none is set. */
    static void apply(ConfigurableEnvironment environment, int port) {
        String offset = environment.getProperty(VARIABLE, "0").strip();
        try {
            Map<String, Object> usual = Map.of("server.port", port + Integer.parseInt(offset));
            environment.getPropertySources().addLast(new MapPropertySource("usual port", usual));
        } catch (NumberFormatException e) {
            throw new StartRefusedException(VARIABLE + ": wants a whole number, not '" + offset + "'", e);
        }
    }
}
