package io.deskstream.persistence.recovery;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tables as a view of the log. Blocks its caller. */
public interface ViewTables {

    /**
     * Applies images in their order, greater versions only, with the standing, in one transaction. Messages that their
     * conversation says were erased go, whatever the log still tells of them.
     *
     * @return false where the images go only together with later ones: a constraint refuses them; nothing is stored
     * @throws RuntimeException when the partition has another owner by now; nothing is stored
     */
    boolean apply(Standing standing, Collection<LoggedImage> images);

    /** The versions of those of the conversations that are there. */
    Map<UUID, Long> versions(Set<UUID> conversations);

    /** Which of the messages that the tombstones name are there. */
    Set<UUID> present(Collection<LoggedImage.MessageErased> tombstones);
}
