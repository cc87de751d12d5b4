package io.deskstream.outbound.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskstream.avro.Attachment;
import io.deskstream.avro.QuickReply;
import io.deskstream.avro.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryRequestIsAnsweredTest {

    private final RunningSender sender = RunningSender.get();
    private final ScriptedGraph graph = sender.graph;

    @Test
    void aTextLeavesOnceAndItsMidComesBackUnderTheConversationKey() {
        Conversation conversation = Conversation.with("2001");
        graph.when("\"2001\"", ScriptedGraph.accepts("m_2001"));

        String sendId = conversation.send(
                sender,
                "hello",
                request -> request.setReplyToPlatformMessageId("m_before")
                        .setQuickReplies(List.of(QuickReply.newBuilder()
                                .setTitle("Yes")
                                .setPayload("YES")
                                .build())));

        SendResult result = sender.results.awaitSend(sendId);
        assertThat(result.getOutcome()).isEqualTo("sent");
        assertThat(result.getPlatformMessageId()).isEqualTo("m_2001");
        assertThat(result.getConversationId()).isEqualTo(conversation.id());
        assertThat(sender.results.awaitKeyed(conversation.key().toString()).partition())
                .isEqualTo(conversation.key().partition(RunningSender.PARTITIONS));
        assertThat(graph.seen("\"2001\"")).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.uri()).startsWith("/v26.0/" + RunningSender.PAGE + "/messages?appsecret_proof=");
            assertThat(seen.uri()).doesNotContain(RunningSender.PAGE_TOKEN);
            assertThat(seen.authorization()).isEqualTo("Bearer " + RunningSender.PAGE_TOKEN);
            assertThat(seen.body())
                    .isEqualTo(
                            "{\"recipient\":{\"id\":\"2001\"},\"messaging_type\":\"RESPONSE\","
                                    + "\"reply_to\":{\"mid\":\"m_before\"},\"message\":{\"text\":\"hello\",\"metadata\":\""
                                    + sendId
                                    + "\",\"quick_replies\":[{\"content_type\":\"text\",\"title\":\"Yes\",\"payload\":\"YES\"}]}}");
        });
    }

    @Test
    void aPersonsReplyAfterADayLeavesWithTheHumanAgentTag() {
        Conversation conversation = Conversation.with("2002");

        String sendId = conversation.send(
                sender,
                "late",
                request -> request.setLastCustomerMessageAt(Instant.now().minus(Duration.ofDays(3))));

        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("sent");
        assertThat(graph.seen("\"2002\"").getFirst().body())
                .contains("\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\"");
    }

    @Test
    void anAttachmentLeavesByItsAddress() {
        Conversation conversation = Conversation.with("2003");

        String sendId = conversation.send(
                sender,
                "",
                request -> request.setText(null)
                        .setAttachment(Attachment.newBuilder()
                                .setKind("image")
                                .setUrl("https://files.example/cat.png")
                                .build()));

        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("sent");
        assertThat(graph.seen("\"2003\"").getFirst().body())
                .contains("\"attachment\":{\"type\":\"image\",\"payload\":{\"url\":\"https://files.example/cat.png\"");
    }

    @Test
    void aRefusalIsToldWithItsStableCode() {
        graph.when("\"2004\"", ScriptedGraph.refuses(400, 551, 1545041));

        SendResult result = sender.results.awaitSend(Conversation.with("2004").send(sender, "hello"));

        assertThat(result.getOutcome()).isEqualTo("failed");
        assertThat(result.getError().getCode()).isEqualTo("customer_unavailable");
        assertThat(result.getError().getRetryable()).isFalse();
    }

    @Test
    void aRequestThatLeftWithoutAnAnswerIsUnknownAndNotRepeated() {
        graph.when("\"2005\"", ScriptedGraph.drops());

        String sendId = Conversation.with("2005").send(sender, "hello");

        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("unknown");
        assertThat(graph.seen("\"2005\"")).hasSize(1);
    }

    @Test
    void aServerErrorIsUnknown() {
        graph.when("\"2006\"", ScriptedGraph.refuses(500, 2, 0));

        SendResult result = sender.results.awaitSend(Conversation.with("2006").send(sender, "hello"));

        assertThat(result.getOutcome()).isEqualTo("unknown");
        assertThat(result.getError().getCode()).isEqualTo("ambiguous_answer");
    }

    @Test
    void anAnswerThatIsNoJsonIsUnknown() {
        graph.when("\"2007\"", ScriptedGraph.answers(200, "<html>welcome</html>"));

        assertThat(sender.results
                        .awaitSend(Conversation.with("2007").send(sender, "hello"))
                        .getOutcome())
                .isEqualTo("unknown");
    }

    @Test
    void aRequestThatWaitedForMoreThanFiveMinutesIsDeferredWithoutACall() {
        String sendId = Conversation.with("2008")
                .send(
                        sender,
                        "hello",
                        request -> request.setIssuedAt(Instant.now().minus(Duration.ofMinutes(6))));

        SendResult result = sender.results.awaitSend(sendId);

        assertThat(result.getOutcome()).isEqualTo("deferred");
        assertThat(result.getError().getCode()).isEqualTo("expired");
        assertThat(result.getNotBefore()).isEqualTo(result.getNotBefore());
        assertThat(graph.seen("\"2008\"")).isEmpty();
    }

    @Test
    void aProbeIsAnsweredAtOnce() {
        String sendId = Conversation.with("2009").probe(sender);

        assertThat(sender.results.awaitSend(sendId).getOutcome()).isEqualTo("probed");
    }

    @Test
    void anUnknownAccountIsNotConnected() {
        SendResult result =
                sender.results.awaitSend(Conversation.on("9999", "2010").send(sender, "hello"));

        assertThat(result.getOutcome()).isEqualTo("failed");
        assertThat(result.getError().getCode()).isEqualTo("account_not_connected");
    }

    @Test
    void aRateLimitDefersThePageUntilThePlatformsTime() {
        sender.account("acc-1002", "1002", "token-1002");
        graph.when(
                "\"2011\"",
                ScriptedGraph.answers(
                        400,
                        "{\"error\":{\"message\":\"slow down\",\"code\":80006}}",
                        "X-Business-Use-Case-Usage",
                        "{\"1002\":[{\"type\":\"messenger\",\"call_count\":100,"
                                + "\"estimated_time_to_regain_access\":7}]}"));
        Instant before = Instant.now();

        awaitConnected("1002");
        SendResult limited =
                sender.results.awaitSend(Conversation.on("1002", "2011").send(sender, "hello"));
        SendResult held =
                sender.results.awaitSend(Conversation.on("1002", "2012").send(sender, "hello"));

        assertThat(limited.getOutcome()).isEqualTo("deferred");
        assertThat(limited.getError().getCode()).isEqualTo("rate_limited");
        assertThat(limited.getNotBefore()).isAfter(before.plus(Duration.ofMinutes(6)));
        assertThat(held.getNotBefore()).isAfter(before.plus(Duration.ofMinutes(6)));
        assertThat(graph.seen("\"2012\"")).isEmpty();
    }

    @Test
    void aRefusedTokenHoldsTheAccountUntilTheDirectoryTellsOfAnother() {
        sender.account("acc-1003", "1003", "token-old");
        awaitConnected("1003");
        graph.when("\"2013\"", exchange -> {
            boolean renewed =
                    "Bearer token-new".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            (renewed ? ScriptedGraph.accepts("m_2013") : ScriptedGraph.refuses(400, 190, 463)).answer(exchange);
        });
        Conversation conversation = Conversation.on("1003", "2013");

        SendResult refused = sender.results.awaitSend(conversation.send(sender, "one"));
        SendResult held = sender.results.awaitSend(conversation.send(sender, "two"));
        assertThat(List.of(refused, held)).allSatisfy(result -> {
            assertThat(result.getOutcome()).isEqualTo("deferred");
            assertThat(result.getError().getCode()).isEqualTo("token_invalid");
        });
        assertThat(graph.seen("\"2013\"")).hasSize(1);

        sender.account("acc-1003", "1003", "token-new");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sender.results
                        .awaitSend(conversation.send(sender, "three"))
                        .getOutcome()
                        .equals("sent"));
    }

    /** The directory is another topic: a send may overtake it. */
    private void awaitConnected(String page) {
        Conversation conversation = Conversation.on(page, "first-of-" + page);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sender.results
                        .awaitSend(conversation.send(sender, "hello"))
                        .getOutcome()
                        .equals("sent"));
    }
}
