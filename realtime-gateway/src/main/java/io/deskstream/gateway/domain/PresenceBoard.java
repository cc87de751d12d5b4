package io.deskstream.gateway.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who is there, for sessions that come later. Bounded by the workspace's users. One thread. */
final class PresenceBoard {

    private final Map<String, Frame.Presence> present = new LinkedHashMap<>();

    void put(Frame.Presence presence) {
        if (presence.status().equals("offline")) {
            present.remove(presence.userId());
        } else {
            present.put(presence.userId(), presence);
        }
    }

    void tell(Member member) {
        for (Frame.Presence presence : present.values()) {
            member.offerSignal(new Signal.Presence(presence).key(), QueuedFrame.of(presence, null));
        }
    }
}
