package io.deskstream.outbound.domain;

/** The profile of a conversation's customer is wanted. */
public record ProfileRequest(
        String workspaceId, String conversationId, String conversationKey, PageAddress page, String participantId) {}
