package io.deskstream.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal sees. Safe from any thread; each line is written whole. */
final class Console {

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void up(String part, Duration took, String where) {
        say(String.format(Locale.ROOT, "  %-20s up in %5.1f s   %s", part, took.toMillis() / 1000.0, where)
                .stripTrailing());
    }

    void complain(String line) {
        err.println("deskstream: " + line);
        err.flush();
    }
}
