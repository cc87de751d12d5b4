package io.deskstream.outbound.sending;

import io.deskstream.outbound.domain.RequestIdentity;
import io.deskstream.outbound.domain.SendOutcome;
import java.util.concurrent.CompletionStage;

/** Tells the core what came of a request. */
public interface Answers {

    /** The stage ends when the answer is durable; it is not given up meanwhile. Does not block its caller. */
    CompletionStage<?> answer(RequestIdentity identity, SendOutcome outcome);
}
