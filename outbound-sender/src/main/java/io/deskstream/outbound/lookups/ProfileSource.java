package io.deskstream.outbound.lookups;

import io.deskstream.outbound.domain.Account;
import io.deskstream.outbound.domain.ProfileAnswer;
import java.util.concurrent.CompletionStage;

/** Asks the platform for a profile. */
public interface ProfileSource {

    /** The stage never fails and ends within the call's time-out. */
    CompletionStage<ProfileAnswer> find(Account.Connected account, String participantId);
}
