package io.deskstream.outbound;

import io.deskstream.outbound.config.PortOffset;
import io.deskstream.outbound.config.StartPreparation;
import io.deskstream.outbound.config.WrongSettingException;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The outbound-sender: every call to the Graph API. */
@SpringBootApplication
public class OutboundApplication {

    private static final int PORT = 8083;

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(OutboundApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=outbound-sender", "server.port=" + PortOffset.of(PORT))
                .initializers(new StartPreparation());
    }

    public static void main(String[] args) {
        try {
            builder().run(args);
        } catch (RuntimeException e) {
            System.exit(WrongSettingException.in(e) == null ? 1 : 2);
        }
    }
}
