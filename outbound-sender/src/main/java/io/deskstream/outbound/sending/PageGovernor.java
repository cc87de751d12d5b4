package io.deskstream.outbound.sending;

import io.deskstream.outbound.domain.AccessToken;
import io.deskstream.outbound.domain.Effect;
import io.deskstream.outbound.domain.PageAddress;
import io.deskstream.outbound.domain.PageState;
import io.deskstream.outbound.domain.SendOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a page's sends back before the platform refuses them. Remembers in this process alone: another learns from its own
 * refusals. Safe for use by many threads.
 */
public final class PageGovernor {

    private final double callsPerSecond;
    private final Map<PageAddress, PageState> pages = new HashMap<>();

    public PageGovernor(double callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    /** Takes one call from the page's allowance, or says until when it has to wait. */
    public synchronized Optional<SendOutcome.Deferred> admit(PageAddress page, AccessToken token, Instant now) {
        PageState.Admitted admitted = state(page, now).admit(token, now);
        pages.put(page, admitted.state());
        return admitted.deferral();
    }

    public synchronized void apply(PageAddress page, Effect effect, Instant now) {
        pages.put(page, state(page, now).after(effect));
    }

    private PageState state(PageAddress page, Instant now) {
        return pages.getOrDefault(page, PageState.fresh(callsPerSecond, now));
    }
}
