package io.deskstream.outbound.sending;

import io.deskstream.outbound.domain.GraphAnswer;
import io.deskstream.outbound.domain.GraphCall;
import java.util.concurrent.CompletionStage;

/** Makes one call of the Send API, never twice. */
public interface GraphSender {

    /** Starts the call at once; the stage never fails and ends within the call's time-out. */
    CompletionStage<GraphAnswer> send(GraphCall call);
}
