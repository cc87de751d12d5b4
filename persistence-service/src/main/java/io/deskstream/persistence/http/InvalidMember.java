package io.deskstream.persistence.http;

/** A member or query parameter of a request that is not as it must be. */
record InvalidMember(String member, String message) {}
