package io.deskstream.outbound.domain;

/**
 * Names a request, and goes back with its answer.
 *
 * @param attempt counts from 1
 * @param sendId {@code <message id>:<attempt>}: the metadata of the call, which comes back with the echo
 */
public record RequestIdentity(
        String workspaceId,
        String conversationId,
        String conversationKey,
        String messageId,
        int attempt,
        String sendId) {}
