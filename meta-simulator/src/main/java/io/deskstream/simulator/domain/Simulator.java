package io.deskstream.simulator.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Meta's side: what customers and accounts do, and the webhooks that come of it. Any thread may call; calls work one
 * after another, so webhooks leave in the order of their timestamps within a conversation. Everything is in memory,
 * bounded by {@link Habits}.
 */
public final class Simulator {
    private final Accounts accounts;
    private final Faults faults;
    private final MessageIds ids;
    private final Clock clock;
    private final Webhooks webhooks;
    private final Spectators spectators;
    private final boolean autoRead;
    private final ReplyWindow window;
    private final Threads threads;
    private final SentLog sent = new SentLog();
    private final SequencedSet<String> unsubscribed = new LinkedHashSet<>();

    public Simulator(
            Accounts accounts,
            Faults faults,
            MessageIds ids,
            Clock clock,
            Webhooks webhooks,
            Spectators spectators,
            Habits habits) {
        this.accounts = accounts;
        this.faults = faults;
        this.ids = ids;
        this.clock = clock;
        this.webhooks = webhooks;
        this.spectators = spectators;
        this.autoRead = habits.autoRead();
        this.window = new ReplyWindow(habits.strictWindow());
        this.threads = new Threads(habits.mostConversations(), habits.mostMessages());
    }

    /** A customer writes; the message's id. */
    public synchronized String customerWrites(Account account, String participantId, Writing writing) {
        if (webhooks.backlogged()) {
            throw new Backlogged();
        }
        ConversationId conversation = new ConversationId(account.id(), participantId);
        CustomerThread thread = threads.touch(conversation);
        String mid = ids.next();
        Instant at = thread.tick(clock.instant());
        thread.add(ThreadEntry.of(mid, writing, at));
        post(new WebhookEvent.CustomerWrote(account, participantId, at, mid, writing));
        spectators.changed(conversation);
        return mid;
    }

    /** A customer edits, unsends or reacts; false when there is no message of theirs that it can be done to. */
    public synchronized boolean customerAmends(Account account, String participantId, String mid, Amendment amendment) {
        ConversationId conversation = new ConversationId(account.id(), participantId);
        Optional<CustomerThread> thread = threads.find(conversation);
        Optional<ThreadEntry> amended = thread.flatMap(present -> present.amend(mid, amendment));
        amended.ifPresent(entry -> {
            Instant at = thread.orElseThrow().tick(clock.instant());
            post(new WebhookEvent.Amended(account, participantId, at, mid, amendment, entry.edits()));
            spectators.changed(conversation);
        });
        return amended.isPresent();
    }

    /** An account writes. A fault may refuse it, or accept it and lose the answer. */
    public synchronized SendOutcome accountSends(Account account, SendRequest request) {
        Optional<GraphError> refusal = refusal(account, request);
        if (refusal.isPresent()) {
            return new SendOutcome.Refused(refusal.get());
        }
        Optional<GraphError> injected = faults.injectedError();
        if (injected.isPresent()) {
            if (injected.get().sentAllTheSame()) {
                accept(account, request);
            }
            return new SendOutcome.Refused(injected.get());
        }
        String mid = accept(account, request);
        return new SendOutcome.Accepted(mid, request.recipientId(), !faults.dropsResponse());
    }

    public synchronized void accountActs(Account account, String participantId, SenderAction action) {
        ConversationId conversation = new ConversationId(account.id(), participantId);
        threads.find(conversation).ifPresent(thread -> {
            switch (action) {
                case TYPING_ON -> thread.typing(true, clock.instant());
                case TYPING_OFF -> thread.typing(false, clock.instant());
                case MARK_SEEN -> thread.seen();
                case REACT, UNREACT -> {}
            }
            spectators.changed(conversation);
        });
    }

    /** The customer reads all there is; nothing happens when that was so already. */
    public synchronized void customerReads(Account account, String participantId) {
        ConversationId conversation = new ConversationId(account.id(), participantId);
        threads.find(conversation).ifPresent(thread -> {
            read(account, participantId, thread);
            spectators.changed(conversation);
        });
    }

    public synchronized ThreadView thread(Account account, String participantId) {
        return threads.find(new ConversationId(account.id(), participantId))
                .map(thread -> thread.view(accounts))
                .orElseGet(() -> ThreadView.empty(account, participantId));
    }

    /** An account's conversations, most recent first. */
    public synchronized List<ThreadView> threads(Account account) {
        return threads.of(account.id()).stream()
                .map(thread -> thread.view(accounts))
                .toList();
    }

    /** What was accepted, in order; of one recipient or of all. */
    public synchronized List<SentMessage> sent(Optional<String> participantId) {
        return sent.matching(message ->
                participantId.map(message.request().recipientId()::equals).orElse(true));
    }

    /** Accounts are subscribed until somebody unsubscribes them; then nothing is told of them, as at Meta. */
    public synchronized void subscribe(Account account, boolean on) {
        if (on) {
            unsubscribed.remove(account.id());
        } else {
            unsubscribed.add(account.id());
            if (unsubscribed.size() > Accounts.MOST) {
                unsubscribed.removeFirst();
            }
        }
    }

    public synchronized boolean subscribed(Account account) {
        return !unsubscribed.contains(account.id());
    }

    private Optional<GraphError> refusal(Account account, SendRequest request) {
        return SendLimits.refusal(account.channel(), request)
                .or(() -> windowRefusal(account, request))
                .or(() -> webhooks.backlogged() ? Optional.of(GraphError.backlogged()) : Optional.empty());
    }

    private Optional<GraphError> windowRefusal(Account account, SendRequest request) {
        Optional<Instant> lastFromCustomer = threads.find(new ConversationId(account.id(), request.recipientId()))
                .flatMap(CustomerThread::lastFromCustomer);
        return window.allows(request, lastFromCustomer, clock.instant())
                ? Optional.empty()
                : Optional.of(GraphError.windowClosed(account.channel()));
    }

    private String accept(Account account, SendRequest request) {
        String participantId = request.recipientId();
        ConversationId conversation = new ConversationId(account.id(), participantId);
        CustomerThread thread = threads.touch(conversation);
        String mid = ids.next();
        Instant at = thread.tick(clock.instant());
        thread.add(ThreadEntry.of(mid, request, at));
        sent.add(new SentMessage(mid, account.id(), request, at));
        post(new WebhookEvent.Echo(account, participantId, at, mid, request));
        if (account.channel() == Channel.FACEBOOK) {
            Instant delivered = thread.tick(clock.instant());
            post(new WebhookEvent.Delivered(account, participantId, delivered, List.of(mid), at));
        }
        if (autoRead) {
            read(account, participantId, thread);
        }
        spectators.changed(conversation);
        return mid;
    }

    private void read(Account account, String participantId, CustomerThread thread) {
        thread.readAll().ifPresent(last -> {
            Instant at = thread.tick(clock.instant());
            post(new WebhookEvent.Read(account, participantId, at, last.mid(), last.at()));
        });
    }

    private void post(WebhookEvent event) {
        if (!unsubscribed.contains(event.account().id())) {
            webhooks.post(faults.posting(event));
        }
    }
}
