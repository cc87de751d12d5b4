package io.deskstream.gateway.domain.command;

/**
 * A file that rests at the query API until it is sent.
 *
 * @param kind image, video, audio or file
 */
public record Upload(String id, String kind, String name, String mimeType, long size) {}
