package io.deskstream.simulator.load;

/** How far a run is. */
public record LoadProgress(String id, State state, long planned, long written, long refused) {
    /** Where a run stands. */
    public enum State {
        RUNNING,
        FINISHED,
        STOPPED
    }
}
