package io.deskstream.persistence.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes and checks passwords (bcrypt), on few threads of its own: an event loop never waits for it. Where too many wait
 * already it fails at once with a RejectedExecutionException.
 */
@Component
public class Passwords implements DisposableBean {

    /** What bcrypt can tell apart. */
    static final int MOST_BYTES = 72;

    private static final int THREADS = 2;
    private static final int WAITING = 200;

    private final PasswordEncoder encoder = new BCryptPasswordEncoder();
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "passwords", 60, true);
    private final String nobodys = encoder.encode("the password of nobody");

    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(threads);
    }

    /** Takes the same time without a hash; then it is false. */
    Mono<Boolean> matches(String password, @Nullable String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash == null ? nobodys : hash) && hash != null)
                .subscribeOn(threads);
    }

    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
