package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.ConversationFacts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Conversations as they are stored, asked for in the caller's name. Refused where the caller may not see them. */
public interface ConversationSource {

    Mono<ConversationFacts> facts(Caller caller, String conversationId);

    /** Those of a participant, by the platform's id. */
    Flux<ConversationFacts> ofParticipant(Caller caller, String participantId);

    /** The conversation as the API shows it. */
    Mono<JsonNode> stored(Caller caller, String conversationId);
}
