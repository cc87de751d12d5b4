package io.deskstream.outbound.lookups;

import io.deskstream.outbound.domain.Account;
import io.deskstream.outbound.domain.Accounts;
import io.deskstream.outbound.domain.Profile;
import io.deskstream.outbound.domain.ProfileRequest;
import io.deskstream.outbound.domain.ProfileStep;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Looks profiles up, trying again what may pass. Safe for use by many threads; blocks none. */
public final class ProfileLookups {

    private final Accounts accounts;
    private final ProfileSource source;

    public ProfileLookups(Accounts accounts, ProfileSource source) {
        this.accounts = accounts;
        this.source = source;
    }

    /** Ends with the profile, or with nothing where the platform tells none or does not answer. */
    public CompletionStage<Optional<Profile>> lookUp(ProfileRequest request) {
        return switch (accounts.find(request.page())) {
            case Account.NotConnected(), Account.TokenUnreadable() ->
                CompletableFuture.completedStage(Optional.empty());
            case Account.Connected account -> attempt(account, request.participantId(), 1);
        };
    }

    private CompletionStage<Optional<Profile>> attempt(Account.Connected account, String participantId, int attempt) {
        return source.find(account, participantId).thenCompose(answer -> switch (ProfileStep.after(answer, attempt)) {
            case ProfileStep.Done(Optional<Profile> profile) -> CompletableFuture.completedStage(profile);
            case ProfileStep.Again(Duration wait) ->
                CompletableFuture.completedStage(attempt + 1)
                        .thenComposeAsync(next -> attempt(account, participantId, next), later(wait));
        });
    }

    private static Executor later(Duration wait) {
        return CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
