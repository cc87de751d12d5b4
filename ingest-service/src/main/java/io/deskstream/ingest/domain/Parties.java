package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose an item is. The account is the entry's; the participant is the party that is not the account, whichever side it
 * stands on, so echoes need no case of their own. Only the app dashboard's Test button names no account (entry id 0): there
 * the page is who received the message, or sent the echo.
 */
sealed interface Parties {

    /** Both are known. */
    record Known(String account, String participant) implements Parties {}

    /** They cannot be told. */
    record Unknown(QuarantineReason reason) implements Parties {}

    static Parties of(JsonValue item, String entryId) {
        Optional<String> sender = party(item.member("sender"));
        Optional<String> recipient = party(item.member("recipient"));
        Optional<String> account = entryId.equals("0") ? isEcho(item) ? sender : recipient : Optional.of(entryId);
        return account.filter(id -> !id.isEmpty() && id.indexOf(':') < 0)
                .map(id ->
                        of(id, sender.filter(party -> !party.equals(id)), recipient.filter(party -> !party.equals(id))))
                .orElse(new Unknown(QuarantineReason.NO_ACCOUNT));
    }

    private static Parties of(String account, Optional<String> sender, Optional<String> recipient) {
        if (sender.isPresent() && recipient.isPresent() && !sender.equals(recipient)) {
            return new Unknown(QuarantineReason.AMBIGUOUS_PARTICIPANT);
        }
        return sender.or(() -> recipient)
                .<Parties>map(participant -> new Known(account, participant))
                .orElse(new Unknown(QuarantineReason.NO_PARTICIPANT));
    }

    private static Optional<String> party(@Nullable JsonValue party) {
        return party == null ? Optional.empty() : PlatformId.of(party.member("id"));
    }

    private static boolean isEcho(JsonValue item) {
        JsonValue message = item.member("message");
        JsonValue echo = message == null ? null : message.member("is_echo");
        return echo != null && echo.isTrue();
    }
}
