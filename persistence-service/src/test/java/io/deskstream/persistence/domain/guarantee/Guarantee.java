package io.deskstream.persistence.domain.guarantee;

import io.deskstream.persistence.domain.world.History;
import java.util.List;

/** Something that must hold of every history. */
public interface Guarantee {

    /** One line each; empty where it holds. */
    List<String> violations(History history);

    default String name() {
        return getClass().getSimpleName();
    }
}
