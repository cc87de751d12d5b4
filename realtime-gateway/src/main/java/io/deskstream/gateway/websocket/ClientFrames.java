package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.FrontDesk;
import io.deskstream.gateway.domain.CloseReason;
import io.deskstream.gateway.domain.Frame;
import io.deskstream.gateway.domain.FrameJson;
import io.deskstream.gateway.domain.QueuedFrame;
import io.deskstream.gateway.domain.command.Members;
import io.deskstream.gateway.domain.command.MessageDraft;
import io.deskstream.gateway.domain.command.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a client's frames ask for. A refusal is an {@code error} frame with the request's {@code ref}; what is no frame of the
 * protocol ends the session.
 */
public final class ClientFrames {

    private static final Logger LOG = LoggerFactory.getLogger(ClientFrames.class);
    private static final int MOST_VIEWED = 50;
    private static final Set<String> SEND = with(MessageDraft.MEMBERS, "type", "ref", "conversation_id");
    private static final Set<String> READ = Set.of("type", "ref", "conversation_id", "seq");
    private static final Set<String> TYPING = Set.of("type", "ref", "conversation_id", "on");
    private static final Set<String> PRESENCE = Set.of("type", "ref", "status", "viewing");
    private static final Set<String> PING = Set.of("type", "ref");

    private final FrontDesk desk;
    private final HubThread hub;
    private final Presences presences;

    public ClientFrames(FrontDesk desk, HubThread hub, Presences presences) {
        this.desk = desk;
        this.hub = hub;
        this.presences = presences;
    }

    /** The session is over. */
    void ended(SessionMember session) {
        presences.ended(session);
    }

    /** Completes when the frame is dealt with; never fails. */
    public Mono<Void> handle(SessionMember session, String text) {
        JsonNode frame = parse(text);
        JsonNode type = frame == null ? null : frame.get("type");
        if (frame == null || type == null || !type.isString()) {
            session.close(CloseReason.BAD_FRAME);
            return Mono.empty();
        }
        String ref = frame.path("ref").asString("");
        return Mono.defer(() -> dispatch(session, type.stringValue(), ref.isEmpty() ? null : ref, frame))
                .onErrorResume(failure -> {
                    session.offer(error(ref.isEmpty() ? null : ref, failure));
                    return Mono.empty();
                });
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            JsonNode frame = FrameJson.mapper().readTree(text);
            return frame.isObject() ? frame : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private Mono<Void> dispatch(SessionMember session, String type, @Nullable String ref, JsonNode frame) {
        return switch (type) {
            case "message.send" -> send(changing(session), ref, Members.of(frame, SEND));
            case "conversation.read" -> read(changing(session), ref, Members.of(frame, READ));
            case "typing" -> typing(changing(session), Members.of(frame, TYPING));
            case "presence" -> presence(changing(session), Members.of(frame, PRESENCE));
            case "ping" -> {
                Members.of(frame, PING);
                hub.ping(session);
                yield Mono.empty();
            }
            default -> {
                session.close(CloseReason.BAD_FRAME);
                yield Mono.empty();
            }
        };
    }

    private static SessionMember changing(SessionMember session) {
        session.caller().requireChanges();
        return session;
    }

    private Mono<Void> send(SessionMember session, @Nullable String ref, Members members) {
        String conversationId = members.requiredUuid("conversation_id");
        return desk.send(session.caller(), conversationId, MessageDraft.read(members))
                .doOnNext(accepted -> answer(
                        session,
                        new Frame.Ack(
                                ref, accepted.commandId(), accepted.message().id())))
                .then();
    }

    private Mono<Void> read(SessionMember session, @Nullable String ref, Members members) {
        String conversationId = members.requiredUuid("conversation_id");
        return desk.markRead(session.caller(), conversationId, members.requiredCount("seq"), false)
                .doOnNext(commandId -> answer(session, new Frame.Ack(ref, commandId, null)))
                .then();
    }

    private Mono<Void> typing(SessionMember session, Members members) {
        return desk.typing(session.caller(), members.requiredUuid("conversation_id"), members.flag("on"));
    }

    private Mono<Void> presence(SessionMember session, Members members) {
        String status = members.requiredText("status", 10);
        if (!status.equals("online") && !status.equals("away")) {
            throw Members.wrong("status", "online or away");
        }
        List<String> viewing = members.list("viewing", MOST_VIEWED).stream()
                .map(node -> node.asString(""))
                .toList();
        presences.announce(session, status, viewing);
        return Mono.empty();
    }

    private static void answer(SessionMember session, Frame frame) {
        session.offer(QueuedFrame.of(frame, null));
    }

    private static QueuedFrame error(@Nullable String ref, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return QueuedFrame.of(new Frame.Refused(ref, refused.code(), refused.detail()), null);
        }
        LOG.error("client.frame failed", failure);
        return QueuedFrame.of(new Frame.Refused(ref, "internal", "Something went wrong here."), null);
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
