package io.deskstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that takes nothing is ended with 4408, and nobody waits for it. */
class SlowSessionTest {

    private static final int MESSAGES = 300;
    private static final String LARGE = "x".repeat(100_000);

    @Test
    void aDeafClientIsEndedWhileAnotherSeesEverything() {
        try (var rig = new GatewayRig("--deskstream.stream.queue-frames=64");
                var quick = connected(rig);
                var deaf = SocketClient.openDeaf(rig.port(), rig.token(GatewayRig.ADMIN))) {
            for (int i = 0; i < MESSAGES; i++) {
                rig.message(GatewayRig.uuid(), i, LARGE, null);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> messages(quick) == MESSAGES);
            assertThat(deaf.frames).isEmpty();
            deaf.read();
            assertThat(deaf.closeCode()).isEqualTo(4408);
            assertThat(messages(deaf)).isLessThan(MESSAGES);
        }
    }

    private static SocketClient connected(GatewayRig rig) {
        await().ignoreExceptions().until(() -> {
            rig.connect(GatewayRig.ADMIN, null).close();
            return true;
        });
        return rig.connect(GatewayRig.ADMIN, null);
    }

    private static long messages(SocketClient client) {
        return client.frames.stream()
                .filter(frame -> frame.path("type").asString("").equals("message.created"))
                .count();
    }
}
