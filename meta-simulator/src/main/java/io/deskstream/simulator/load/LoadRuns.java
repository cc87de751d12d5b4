package io.deskstream.simulator.load;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Simulator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One run at a time, each on a thread of its own; the last {@value #REMEMBERED} are remembered. Any thread. */
public final class LoadRuns implements AutoCloseable {
    private static final int REMEMBERED = 100;

    private final Simulator simulator;
    private final List<Account> accounts;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("load-", 0).factory());
    private final LinkedHashMap<String, LoadRun> runs = new LinkedHashMap<>();
    private int started;

    /** @param accounts the customers write to these, in turn */
    public LoadRuns(Simulator simulator, List<Account> accounts) {
        this.simulator = simulator;
        this.accounts = accounts;
    }

    /** Starts a run; empty while another is under way. */
    public synchronized Optional<LoadProgress> start(LoadPlan plan) {
        if (runs.values().stream().anyMatch(run -> run.progress().state() == LoadProgress.State.RUNNING)) {
            return Optional.empty();
        }
        LoadRun run = new LoadRun(Integer.toString(++started), plan, accounts, simulator);
        runs.put(run.progress().id(), run);
        if (runs.size() > REMEMBERED) {
            runs.pollFirstEntry();
        }
        workers.execute(run);
        return Optional.of(run.progress());
    }

    public synchronized Optional<LoadProgress> progress(String id) {
        return Optional.ofNullable(runs.get(id)).map(LoadRun::progress);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
