package io.deskstream.persistence.http;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds the log-ins that fail: by address of the account, whether it exists or not, and by network address. Per instance.
 */
@Component
class LogInThrottle {

    static final int BY_ACCOUNT = 10;
    static final int BY_ADDRESS = 100;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final AttemptWindow accounts;
    private final AttemptWindow addresses;

    LogInThrottle(Clock clock) {
        this.accounts = new AttemptWindow(BY_ACCOUNT, WINDOW, clock);
        this.addresses = new AttemptWindow(BY_ADDRESS, WINDOW, clock);
    }

    /** Counts an attempt, or refuses it as throttled. */
    void enter(String account, String address) {
        refuse(addresses.enter(address));
        refuse(accounts.enter(account));
    }

    private static void refuse(Duration retryAfter) {
        if (!retryAfter.isZero()) {
            throw ProblemException.throttled(retryAfter);
        }
    }

    void succeeded(String account, String address) {
        accounts.forget(account);
        addresses.takeBack(address);
    }
}
