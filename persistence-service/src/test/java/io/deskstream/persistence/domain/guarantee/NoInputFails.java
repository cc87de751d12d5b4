package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import java.util.List;

/** No input of a well-behaved world is put aside. */
public final class NoInputFails implements Guarantee {

    @Override
    public List<String> violations(History history) {
        return history.failures.stream()
                .map(failure -> failure.input() + " failed with " + failure.reason())
                .toList();
    }
}
