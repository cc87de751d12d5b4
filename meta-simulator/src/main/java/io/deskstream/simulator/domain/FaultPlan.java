package io.deskstream.simulator.domain;

import org.jspecify.annotations.Nullable;

/** What goes wrong, and how often: rates from 0 (never) to 1 (always). */
public record FaultPlan(Send send, Webhooks webhooks) {
    public static final FaultPlan NONE = new FaultPlan(new Send(null, 0, 0, 0), new Webhooks(0, 0));
    private static final int LONGEST_LATENCY_MS = 60_000;

    /** What to answer in place of a message id. */
    public record InjectedError(int code, @Nullable Integer subcode) {}

    /**
     * @param rate of sends answered with the error
     * @param latencyMs wait before every answer; the message itself is not delayed
     * @param dropResponse rate of accepted sends whose answer never comes: the connection is closed
     */
    public record Send(@Nullable InjectedError error, double rate, int latencyMs, double dropResponse) {
        public Send {
            requireRate("send.rate", rate);
            requireRate("send.drop_response", dropResponse);
            if (latencyMs < 0 || latencyMs > LONGEST_LATENCY_MS) {
                throw new IllegalArgumentException("send.latency_ms must be from 0 to " + LONGEST_LATENCY_MS);
            }
            if (error == null && rate > 0) {
                throw new IllegalArgumentException("send.rate needs send.error");
            }
        }
    }

    /**
     * @param duplicate rate of webhooks delivered twice
     * @param reorder rate of webhooks overtaken by the next of their conversation
     */
    public record Webhooks(double duplicate, double reorder) {
        public Webhooks {
            requireRate("webhooks.duplicate", duplicate);
            requireRate("webhooks.reorder", reorder);
        }
    }

    private static void requireRate(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1");
        }
    }
}
