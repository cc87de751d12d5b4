package io.deskstream.simulator;

import io.deskstream.simulator.config.MetaSettings;
import io.deskstream.simulator.config.QuietSettingFailures;
import io.deskstream.simulator.config.SettingException;
import io.deskstream.simulator.config.SimulatorSettings;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
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

    /**
     * Ready to run, in a JVM of its own or beside others. Settings are given as arguments of {@code run}
     * ({@code --deskstream.meta.app-secrets=…}) or to {@code properties} by the names of their variables
     * ({@code DESKSTREAM_META_APP_SECRETS=…}); {@code server.port} either way.
     */
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
        check(binder, "deskstream.meta", MetaSettings.class);
        check(binder, "deskstream.simulator", SimulatorSettings.class);
    }

    private static void check(Binder binder, String prefix, Class<?> settings) {
        try {
            binder.bindOrCreate(prefix, settings);
        } catch (BindException failure) {
            SettingException setting = QuietSettingFailures.causeOf(failure);
            throw setting == null ? unreadable(failure) : setting;
        }
    }

    private static SettingException unreadable(BindException failure) {
        String variable = failure.getName().toString().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        String wanted = failure.getTarget().getType().toClass().getSimpleName();
        return new SettingException(variable, "cannot be read, wants " + wanted);
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
