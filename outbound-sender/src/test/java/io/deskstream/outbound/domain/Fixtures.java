package io.deskstream.outbound.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests and calls that tests start from. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    public static final PageAddress PAGE = new PageAddress("facebook", "1001");
    public static final AccessToken TOKEN = new AccessToken("a-token");
    public static final Account CONNECTED = new Account.Connected(PAGE, TOKEN);

    private Fixtures() {}

    public static RequestIdentity identity(String messageId) {
        return new RequestIdentity("w", "c", "facebook:1001:2001", messageId, 1, messageId + ":1");
    }

    public static OutboundRequest.Send text(String text) {
        return send(PAGE, new Draft(text, null, List.of(), null), "agent", NOW.minus(Duration.ofHours(1)));
    }

    public static OutboundRequest.Send send(
            PageAddress page, Draft draft, String authorKind, @Nullable Instant lastCustomerMessageAt) {
        return new OutboundRequest.Send(identity("m"), 1, NOW, page, "2001", draft, authorKind, lastCustomerMessageAt);
    }

    public static OutboundRequest.Send issuedAt(Instant issuedAt) {
        OutboundRequest.Send send = text("hello");
        return new OutboundRequest.Send(
                send.identity(),
                send.requestNo(),
                issuedAt,
                send.page(),
                send.participantId(),
                send.draft(),
                send.authorKind(),
                send.lastCustomerMessageAt());
    }

    public static GraphCall call() {
        return new GraphCall(
                PAGE, TOKEN, "2001", MessagingType.RESPONSE, new Content.Text("hello"), List.of(), null, "m:1");
    }
}
