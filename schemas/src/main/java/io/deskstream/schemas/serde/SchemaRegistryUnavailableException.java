package io.deskstream.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry did not answer, or answered with a server error: worth repeating, unlike other serialization errors. */
public final class SchemaRegistryUnavailableException extends SerializationException {

    public SchemaRegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public SchemaRegistryUnavailableException(String message) {
        super(message);
    }
}
