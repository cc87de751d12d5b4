package io.deskstream.schemas.topics;

/** An existing topic is not as the catalog wants it. The start must stop: working on would scatter conversations. */
public final class WrongTopicException extends RuntimeException {

    public WrongTopicException(String message) {
        super(message);
    }
}
