package io.deskstream.ingest.domain;

import java.util.List;

/** What a signed body turned out to be. */
public sealed interface Webhook {

    /** No JSON object: nobody can have meant it. */
    record NotAnObject() implements Webhook {}

    /**
     * Its items in the order they stood in; empty when it tells of nothing.
     *
     * @param object the body's {@code object}, empty when it has none
     */
    record Items(String object, List<Item> items) implements Webhook {}
}
