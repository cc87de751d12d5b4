package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.GraphError;

/** A call of the Graph API that is answered with an error. */
final class GraphRefusal extends RuntimeException {
    private final transient GraphError error;

    GraphRefusal(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
