package io.deskstream.persistence.domain.world;

import io.deskstream.persistence.domain.Party;
import io.deskstream.schemas.ids.ConversationKey;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as the platform shows it to both parties by now. */
public final class OnPlatform {

    public final ConversationKey key;
    public final String mid;
    public final Map<Party, String> reactions = new EnumMap<>(Party.class);
    public int edits;
    public boolean unsent;

    @Nullable
    public String text;

    OnPlatform(ConversationKey key, String mid, @Nullable String text) {
        this.key = key;
        this.mid = mid;
        this.text = text;
    }

    void edit(String newText) {
        text = newText;
        edits++;
    }

    void unsend() {
        unsent = true;
        text = null;
        reactions.clear();
    }

    /** @param emoji null takes the reaction back */
    void react(Party party, @Nullable String emoji) {
        if (emoji == null) {
            reactions.remove(party);
        } else {
            reactions.put(party, emoji);
        }
    }

    @Override
    public String toString() {
        return "%s of %s: '%s', %d edits, reactions %s%s"
                .formatted(mid, key, text, edits, reactions, unsent ? ", unsent" : "");
    }
}
