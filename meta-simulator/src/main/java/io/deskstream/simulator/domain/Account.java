package io.deskstream.simulator.domain;

/** A Facebook page or an Instagram professional account, by Meta's id. */
public record Account(String id, Channel channel, String name) {}
