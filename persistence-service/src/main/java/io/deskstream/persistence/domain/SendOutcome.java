package io.deskstream.persistence.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the sender says of one attempt. */
public sealed interface SendOutcome {

    record Sent(@Nullable String mid) implements SendOutcome {}

    record Failed(SendError error) implements SendOutcome {}

    /** No call was made, or the platform refused it for now. */
    record Deferred(SendError reason, Instant notBefore) implements SendOutcome {}

    record Unknown(SendError reason) implements SendOutcome {}

    /** Every request before the probe was taken up. */
    record Probed() implements SendOutcome {}
}
