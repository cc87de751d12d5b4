package io.deskstream.simulator.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A simulator with a clock that stands still, seeded dice, and webhooks kept in a list. */
final class SimulatedMeta {
    static final String CUSTOMER = "6200000000000001";
    private static final long SEED = 20260720;

    final Accounts accounts = new Accounts(Set.of());
    final Account page = Accounts.DEMO_PAGE;
    final Account instagram = Accounts.DEMO_INSTAGRAM;
    final Faults faults = new Faults(new Random(SEED));
    final List<Posting> posted = new ArrayList<>();
    boolean backlogged;
    private Instant now = Instant.parse("2026-07-20T10:00:00Z");
    final Simulator simulator;

    SimulatedMeta(Habits habits) {
        MessageIds ids = new MessageIds(clock(), new Random(SEED));
        this.simulator = new Simulator(accounts, faults, ids, clock(), webhooks(), conversation -> {}, habits);
    }

    static SimulatedMeta ordinary() {
        return new SimulatedMeta(new Habits(false, false, 100, 100));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String write(Account account, String text) {
        return simulator.customerWrites(account, CUSTOMER, Writing.of(text));
    }

    SendOutcome send(Account account, String text) {
        return simulator.accountSends(account, SendRequest.text(CUSTOMER, text, "meta-1"));
    }

    List<WebhookEvent> events() {
        return posted.stream().map(Posting::event).toList();
    }

    private Webhooks webhooks() {
        return new Webhooks() {
            @Override
            public void post(Posting posting) {
                posted.add(posting);
            }

            @Override
            public boolean backlogged() {
                return backlogged;
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
