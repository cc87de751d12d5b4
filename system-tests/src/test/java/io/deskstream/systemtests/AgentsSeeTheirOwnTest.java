package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An agent sees what is assigned to them and what is nobody's; everything else does not exist for them. */
@Order(30)
@ExtendWith(SharedDesk.class)
class AgentsSeeTheirOwnTest {

    @Test
    void aConversationLeavesAnAgentWhoIsNoLongerInCharge(Desk desk) {
        ApiClient admin = desk.admin();
        ApiClient ann = admin.newAgent("ann");
        ApiClient ben = admin.newAgent("ben");
        String customer = Desk.newCustomer();
        try (LiveSocket annsSocket = LiveSocket.open(ann);
                LiveSocket bensSocket = LiveSocket.open(ben)) {
            String id = desk.conversationWith("facebook", customer).path("id").asString();
            annsSocket.await("nobody's conversation", about(id));
            bensSocket.await("nobody's conversation", about(id));

            assign(admin, id, ann.userId());
            bensSocket.await("removed from Ben", removed(id));
            awaitSeen(ben, id, 404);
            awaitSeen(ann, id, 200);

            assign(admin, id, ben.userId());
            annsSocket.await("removed from Ann", removed(id));
            awaitSeen(ann, id, 404);
            awaitSeen(ben, id, 200);

            String mid = desk.meta.customerWrites("facebook", customer, "only for Ben");
            bensSocket.await("the message for Ben", LiveSocket.created(mid));
            assertNothingOf(desk, ann, annsSocket, id, mid);
        }
    }

    @Test
    void anAgentChangesNothingOfOthersAndNothingOfTheWorkspace(Desk desk) {
        ApiClient admin = desk.admin();
        ApiClient cleo = admin.newAgent("cleo");
        String id =
                desk.conversationWith("facebook", Desk.newCustomer()).path("id").asString();
        assign(admin, id, admin.userId());
        awaitSeen(cleo, id, 404);

        cleo.reply(id, "x", "not mine").expect(404);
        cleo.post("/api/conversations/" + id + "/read", Map.of("seq", 1)).expect(404);
        cleo.patch("/api/conversations/" + id, Map.of("status", "resolved")).expect(404);
        cleo.get("/api/conversations/" + id + "/messages").expect(404);
        assertThat(cleo.conversations("")).noneMatch(shown -> id.equals(Json.text(shown, "id")));
        cleo.post(
                        "/api/users",
                        Map.of("email", "x@example.org", "name", "x", "role", "admin", "password", "long enough!"))
                .expect(403);
        cleo.post("/api/accounts", Map.of("channel", "facebook", "account_id", "1", "name", "x", "access_token", "y"))
                .expect(403);
    }

    /** Ben has it: had Ann been told of it, that frame stood before the one of a later message, which she may see. */
    private static void assertNothingOf(
            Desk desk, ApiClient ann, LiveSocket socket, String conversationId, String mid) {
        String later = desk.meta.customerWrites("facebook", Desk.newCustomer(), "for everybody");
        socket.await("a later message", LiveSocket.created(later));
        assertThat(socket.all(LiveSocket.created(mid))).isEmpty();
        assertThat(ann.conversations("")).noneMatch(shown -> conversationId.equals(Json.text(shown, "id")));
        ann.get("/api/conversations/" + conversationId + "/messages").expect(404);
    }

    private static void assign(ApiClient admin, String id, String userId) {
        admin.patch("/api/conversations/" + id, Collections.singletonMap("assignee_id", userId))
                .expect(202);
        Awaiting.until(
                "it is assigned",
                () -> admin.conversation(id).path("assignee"),
                assignee -> userId.equals(Json.text(assignee, "id")));
    }

    private static void awaitSeen(ApiClient client, String id, int status) {
        Awaiting.until(
                "answered " + status,
                () -> client.get("/api/conversations/" + id).status(),
                List.of(status)::contains);
    }

    private static Predicate<JsonNode> about(String id) {
        return frame -> id.equals(Json.text(frame.path("conversation"), "id"));
    }

    private static Predicate<JsonNode> removed(String id) {
        return LiveSocket.ofType("conversation.removed").and(frame -> id.equals(Json.text(frame, "conversation_id")));
    }
}
