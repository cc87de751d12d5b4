package io.deskstream.systemtests;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** A started system with Meta's side beside it, its two accounts connected, and an admin logged in. */
final class Desk implements AutoCloseable {

    private static final AtomicLong CUSTOMERS = new AtomicLong(24_000_000_000_000_000L);

    final RunningSystem system;
    final MetaSide meta;
    private final ApiClient admin;

    private Desk(RunningSystem system, MetaSide meta) {
        this.system = system;
        this.meta = meta;
        system.start();
        this.admin = ApiClient.logIn(system.gateway(), RunningSystem.ADMIN_EMAIL, RunningSystem.ADMIN_PASSWORD);
        admin.connect("facebook", MetaSide.PAGE, "Bluebird Bikes");
        admin.connect("instagram", MetaSide.INSTAGRAM, "bluebird.bikes");
    }

    static Desk start(String name) {
        int offset = Ports.freeOffset();
        Map<String, String> environment = new HashMap<>();
        RunningSystem system = RunningSystem.fresh(name, offset, environment);
        MetaSide meta = new MetaSide(system.webhooks());
        environment.put("DESKSTREAM_GRAPH_BASE_URL", meta.address().toString());
        environment.put("DESKSTREAM_MEDIA_ALLOWED_HOSTS", meta.address().getAuthority());
        try {
            return new Desk(system, meta);
        } catch (RuntimeException | Error e) {
            meta.close();
            system.close();
            throw e;
        }
    }

    ApiClient admin() {
        return admin;
    }

    /** A customer that no other test knows. */
    static String newCustomer() {
        return Long.toString(CUSTOMERS.incrementAndGet());
    }

    /** Somebody writes to the account of that channel; the conversation as the API shows it then. */
    JsonNode conversationWith(String channel, String participantId) {
        meta.customerWrites(channel, participantId, "hello from " + participantId);
        return conversation(channel, participantId);
    }

    /** The conversation, as soon as the API shows it. */
    JsonNode conversation(String channel, String participantId) {
        String id = conversationId(channel, participantId);
        Awaiting.until(
                "the conversation appears",
                () -> admin.get("/api/conversations/" + id).status(),
                status -> status == 200);
        return admin.conversation(id);
    }

    static String conversationId(String channel, String participantId) {
        return Ids.conversation(channel, MetaSide.accountOf(channel), participantId);
    }

    @Override
    public void close() {
        meta.close();
        system.close();
    }
}
