package io.deskstream.simulator.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Throws the dice of the present plan, in the order it is asked. Safe for use by several threads. */
public final class Faults {
    private final RandomGenerator random;
    private FaultPlan plan = FaultPlan.NONE;

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public synchronized FaultPlan plan() {
        return plan;
    }

    public synchronized void replace(FaultPlan next) {
        plan = next;
    }

    synchronized Optional<GraphError> injectedError() {
        FaultPlan.InjectedError error = plan.send().error();
        if (error == null || !happens(plan.send().rate())) {
            return Optional.empty();
        }
        return Optional.of(
                new GraphError(error.code(), error.subcode(), "(#" + error.code() + ") Injected by the simulator"));
    }

    synchronized boolean dropsResponse() {
        return happens(plan.send().dropResponse());
    }

    synchronized Posting posting(WebhookEvent event) {
        return new Posting(
                event,
                happens(plan.webhooks().duplicate()),
                happens(plan.webhooks().reorder()));
    }

    private boolean happens(double rate) {
        return random.nextDouble() < rate;
    }
}
