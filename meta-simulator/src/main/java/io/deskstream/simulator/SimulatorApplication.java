package io.deskstream.simulator;

import io.deskstream.simulator.config.MetaSettings;
import io.deskstream.simulator.config.QuietSettingFailures;
import io.deskstream.simulator.config.SettingException;
import io.deskstream.simulator.config.SimulatorSettings;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** Meta's side of the conversation: the Graph API, signed webhooks, and the page where a person plays the customer. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("io.deskstream.simulator.config")
public class SimulatorApplication {
    private static final int PORT = 8090;
    private static final int INGEST_PORT = 8081;

    public static void main(String[] args) {
        try {
            builder().run(args);
        } catch (RuntimeException failure) {
            SettingException setting = QuietSettingFailures.causeOf(failure);
            if (setting == null) {
                throw failure;
            }
            System.err.println(setting.getMessage());
            System.exit(2);
        }
    }

    /** Ready to run, in a JVM of its own or beside others; properties given as arguments win over the defaults here. */
    public static SpringApplicationBuilder builder() {
        int offset = portOffset();
        return new SpringApplicationBuilder(SimulatorApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(SimulatorApplication::checkSettings)
                .properties(Map.of(
                        "spring.config.name", "meta-simulator",
                        "server.port", PORT + offset,
                        "deskstream.simulator.default-webhook-url",
                                "http://localhost:" + (INGEST_PORT + offset) + "/webhooks/meta"));
    }

    private static void checkSettings(ConfigurableApplicationContext context) {
        Binder binder = Binder.get(context.getEnvironment());
        binder.bindOrCreate("deskstream.meta", MetaSettings.class);
        binder.bindOrCreate("deskstream.simulator", SimulatorSettings.class);
    }

    private static int portOffset() {
        String offset = System.getenv().getOrDefault("DESKSTREAM_PORT_OFFSET", "0");
        try {
            return Integer.parseInt(offset.strip());
        } catch (NumberFormatException notANumber) {
            throw new SettingException("DESKSTREAM_PORT_OFFSET", "a whole number");
        }
    }
}
