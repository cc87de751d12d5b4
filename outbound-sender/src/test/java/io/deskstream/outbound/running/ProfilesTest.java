package io.deskstream.outbound.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.ProfileResult;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private final RunningSender sender = RunningSender.get();

    @Test
    void aProfileComesBackUnderTheConversationKey() {
        Conversation conversation = connected("5001");
        sender.graph.when(
                "/5001?",
                ScriptedGraph.answers(
                        200,
                        "{\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"profile_pic\":\"https://pic/1\",\"id\":\"5001\"}"));

        conversation.lookUp(sender);

        ProfileResult result = profile(conversation);
        assertThat(result.getFound()).isTrue();
        assertThat(result.getName()).isEqualTo("Ada Lovelace");
        assertThat(result.getAvatarUrl()).isEqualTo("https://pic/1");
        assertThat(sender.graph.seen("/5001?")).singleElement().satisfies(seen -> {
            assertThat(seen.uri()).contains("fields=name,first_name,last_name,profile_pic");
            assertThat(seen.authorization()).isEqualTo("Bearer " + RunningSender.PAGE_TOKEN);
        });
    }

    @Test
    void aCustomerWithoutAProfileIsNotFound() {
        Conversation conversation = connected("5002");
        sender.graph.when("/5002?", ScriptedGraph.refuses(400, 100, 2018218));

        conversation.lookUp(sender);

        assertThat(profile(conversation).getFound()).isFalse();
        assertThat(sender.graph.seen("/5002?")).hasSize(1);
    }

    @Test
    void anErrorThatPassesIsTriedAgain() {
        Conversation conversation = connected("5003");
        AtomicInteger calls = new AtomicInteger();
        sender.graph.when("/5003?", exchange -> {
            boolean first = calls.incrementAndGet() == 1;
            (first ? ScriptedGraph.drops() : ScriptedGraph.answers(200, "{\"name\":\"Ada\"}")).answer(exchange);
        });

        conversation.lookUp(sender);

        assertThat(profile(conversation).getName()).isEqualTo("Ada");
    }

    /** Waits until the directory has told of the page: a look-up may overtake it. */
    private Conversation connected(String participantId) {
        String before = Conversation.with("before-" + participantId).send(sender, "hello");
        sender.results.awaitSend(before);
        return Conversation.with(participantId);
    }

    private ProfileResult profile(Conversation conversation) {
        return sender.results.awaitProfile(conversation.key().toString());
    }
}
