package io.deskstream.gateway.desk;

import io.deskstream.gateway.domain.ConversationFacts;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Conversations as they are stored, asked for in the caller's name. Refused where the caller may not see them. */
public interface ConversationSource {

    Mono<ConversationFacts> facts(Caller caller, String conversationId);

    /** The conversation as the API shows it. */
    Mono<JsonNode> stored(Caller caller, String conversationId);
}
