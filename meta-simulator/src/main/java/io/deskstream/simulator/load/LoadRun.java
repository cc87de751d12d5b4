package io.deskstream.simulator.load;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Backlogged;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.domain.Writing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Customers writing at an even rate, in turn, on the thread that runs it. Their ids are the same in every run. A
 * message that the simulator refuses because of its backlog counts as refused and is not tried again.
 */
final class LoadRun implements Runnable {
    private static final long FIRST_CUSTOMER = 7_000_000_000_000_001L;
    private static final Duration STEP = Duration.ofMillis(10);

    private final String id;
    private final LoadPlan plan;
    private final List<Account> accounts;
    private final Simulator simulator;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile LoadProgress.State state = LoadProgress.State.RUNNING;

    LoadRun(String id, LoadPlan plan, List<Account> accounts, Simulator simulator) {
        this.id = id;
        this.plan = plan;
        this.accounts = List.copyOf(accounts);
        this.simulator = simulator;
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            for (long done = 0; done < plan.messages(); ) {
                long due = Math.min(plan.messages(), due(System.nanoTime() - start));
                while (done < due) {
                    write(done++);
                }
                Thread.sleep(STEP);
            }
            state = LoadProgress.State.FINISHED;
        } catch (InterruptedException stopped) {
            state = LoadProgress.State.STOPPED;
        }
    }

    LoadProgress progress() {
        return new LoadProgress(id, state, plan.messages(), written.get(), refused.get());
    }

    private long due(long elapsedNanos) {
        return plan.messagesPerSecond() * (elapsedNanos / 1_000_000) / 1_000 + 1;
    }

    private void write(long number) {
        long customer = number % plan.conversations();
        Account account = accounts.get((int) (customer % accounts.size()));
        try {
            String text = "Load message " + (number + 1) + " of run " + id;
            simulator.customerWrites(account, Long.toString(FIRST_CUSTOMER + customer), Writing.of(text));
            written.incrementAndGet();
        } catch (Backlogged full) {
            refused.incrementAndGet();
        }
    }
}
