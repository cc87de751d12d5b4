package io.deskstream.persistence.http;

import io.deskstream.persistence.directory.Label;
import java.time.Instant;
import java.util.UUID;

/** A label as the API shows it. */
record LabelView(UUID id, String name, String color, long version, Instant createdAt) {

    static LabelView of(Label label) {
        return new LabelView(label.id(), label.name(), label.color(), label.version(), label.createdAt());
    }
}
