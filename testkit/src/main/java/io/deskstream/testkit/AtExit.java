package io.deskstream.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes shared parts when the JVM ends, the last one first. Safe from any thread. */
final class AtExit {

    private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);
    private static final Deque<AutoCloseable> PARTS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "testkit-close"));
    }

    private AtExit() {}

    static synchronized <T extends AutoCloseable> T close(T part) {
        PARTS.push(part);
        return part;
    }

    private static synchronized void closeAll() {
        while (!PARTS.isEmpty()) {
            closeOne(PARTS.pop());
        }
    }

    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} was not closed", part, e);
        }
    }
}
