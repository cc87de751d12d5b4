package io.deskstream.simulator.domain;

/** A webhook on its way, with what the dice say of it: delivered twice, overtaken by the next of its conversation. */
public record Posting(WebhookEvent event, boolean twice, boolean overtaken) {}
