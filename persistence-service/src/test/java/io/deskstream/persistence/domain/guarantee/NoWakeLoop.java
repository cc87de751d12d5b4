package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import java.util.List;

/** A wake that was due does away with its timer: it would be woken for ever. */
public final class NoWakeLoop implements Guarantee {

    @Override
    public List<String> violations(History history) {
        return history.woken.stream()
                .filter(woken -> woken.due().equals(woken.next()))
                .map(woken -> "still due after its wake: " + woken)
                .toList();
    }
}
