package io.deskstream.gateway.websocket;

import io.deskstream.gateway.desk.FrontDesk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who said that they are there, at this gateway: when the last such session of a user ends, the user is offline. A user who
 * is also at another gateway is there again with the next word from that session. Safe for many threads.
 */
public final class Presences {

    private final FrontDesk desk;
    private final Map<String, Set<String>> announced = new HashMap<>();

    public Presences(FrontDesk desk) {
        this.desk = desk;
    }

    void announce(SessionMember session, String status, List<String> viewing) {
        synchronized (announced) {
            announced.computeIfAbsent(session.userId(), user -> new HashSet<>()).add(session.sessionId());
        }
        desk.presence(session.caller(), status, viewing);
    }

    void ended(SessionMember session) {
        if (wasLast(session)) {
            desk.presence(session.caller(), "offline", List.of());
        }
    }

    private boolean wasLast(SessionMember session) {
        synchronized (announced) {
            Set<String> sessions = announced.get(session.userId());
            boolean last = sessions != null && sessions.remove(session.sessionId()) && sessions.isEmpty();
            if (last) {
                announced.remove(session.userId());
            }
            return last;
        }
    }
}
