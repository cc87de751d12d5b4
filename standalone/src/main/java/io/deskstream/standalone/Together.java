package io.deskstream.standalone;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Independent steps at the same time; all of them have ended when it returns or throws the first failure. */
final class Together {

    private Together() {}

    static void run(Runnable... steps) {
        try (ExecutorService threads = Executors.newFixedThreadPool(steps.length)) {
            List<CompletableFuture<Void>> running = java.util.Arrays.stream(steps)
                    .map(step -> CompletableFuture.runAsync(step, threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
