package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Attachment;
import io.deskstream.simulator.domain.FaultPlan;
import io.deskstream.simulator.domain.Profile;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.SendRequest;
import io.deskstream.simulator.domain.SentMessage;
import io.deskstream.simulator.domain.ThreadEntry;
import io.deskstream.simulator.domain.ThreadView;
import io.deskstream.simulator.load.LoadProgress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answers of the simulator's own API. */
final class SimJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SimJson() {}

    record Mid(String mid) {}

    record Items<T>(List<T> items) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Sent(
            String messageId,
            String accountId,
            String participantId,
            @Nullable String text,
            @Nullable Attachment attachment,
            @Nullable String metadata,
            @Nullable String messagingType,
            @Nullable String tag,
            @Nullable String replyTo,
            String acceptedAt) {
        static Sent of(SentMessage sent) {
            SendRequest request = sent.request();
            return new Sent(
                    sent.mid(),
                    sent.accountId(),
                    request.recipientId(),
                    request.text(),
                    request.attachment(),
                    request.metadata(),
                    request.messagingType(),
                    request.tag(),
                    request.replyTo(),
                    time(sent.acceptedAt()));
        }
    }

    record Faults(SendFaults send, WebhookFaults webhooks) {
        static Faults of(FaultPlan plan) {
            FaultPlan.InjectedError error = plan.send().error();
            return new Faults(
                    new SendFaults(
                            error == null ? null : new ErrorCode(error.code(), error.subcode()),
                            plan.send().rate(),
                            plan.send().latencyMs(),
                            plan.send().dropResponse()),
                    new WebhookFaults(
                            plan.webhooks().duplicate(), plan.webhooks().reorder()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record SendFaults(@Nullable ErrorCode error, double rate, int latencyMs, double dropResponse) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ErrorCode(int code, @Nullable Integer errorSubcode) {}

    record WebhookFaults(double duplicate, double reorder) {}

    record Load(String id, String state, long planned, long written, long refused) {
        static Load of(LoadProgress progress) {
            return new Load(
                    progress.id(),
                    progress.state().name().toLowerCase(Locale.ROOT),
                    progress.planned(),
                    progress.written(),
                    progress.refused());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Thread(
            String channel,
            Person account,
            Person participant,
            List<Message> messages,
            @Nullable String typingUntil,
            String updatedAt) {
        static Thread of(ThreadView view, Profiles profiles) {
            return new Thread(
                    view.account().channel().id(),
                    new Person(view.account().id(), view.account().name(), null),
                    profiles.profile(view.participantId(), view.account().channel())
                            .map(Person::of)
                            .orElseGet(() -> new Person(view.participantId(), "Customer", null)),
                    view.entries().stream()
                            .map(entry -> Message.of(entry, view))
                            .toList(),
                    view.typingUntil().equals(Instant.EPOCH) ? null : time(view.typingUntil()),
                    time(view.updatedAt()));
        }
    }

    record Person(String id, String name, @Nullable String username) {
        static Person of(Profile profile) {
            return new Person(profile.id(), profile.name(), profile.username());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Message(
            String mid,
            String author,
            @Nullable String text,
            List<Attachment> attachments,
            List<String> quickReplies,
            @Nullable String replyTo,
            String state,
            String at,
            boolean edited,
            boolean unsent,
            String reaction) {
        static Message of(ThreadEntry entry, ThreadView view) {
            return new Message(
                    entry.mid(),
                    entry.author().name().toLowerCase(Locale.ROOT),
                    entry.text(),
                    entry.attachments(),
                    entry.quickReplies(),
                    entry.replyTo(),
                    state(entry, view),
                    time(entry.at()),
                    entry.edits() > 0,
                    entry.unsent(),
                    entry.reaction());
        }

        private static String state(ThreadEntry entry, ThreadView view) {
            return switch (entry.author()) {
                case CUSTOMER -> entry.at().isAfter(view.seenByAccount()) ? "sent" : "read";
                case ACCOUNT -> entry.at().isAfter(view.readByCustomer()) ? "delivered" : "read";
            };
        }
    }

    record Cast(List<CastAccount> accounts) {}

    record CastAccount(String id, String channel, String name, List<Person> customers) {}

    static String time(Instant at) {
        return TIME.format(at);
    }
}
