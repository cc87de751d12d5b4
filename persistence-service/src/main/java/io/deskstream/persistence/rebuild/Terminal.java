package io.deskstream.persistence.rebuild;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Where a command tells what it does. */
public final class Terminal {

    private final PrintStream out;
    private final boolean isInteractive;

    /** @param isInteractive whether a line can be drawn over */
    public Terminal(PrintStream out, boolean isInteractive) {
        this.out = out;
        this.isInteractive = isInteractive;
    }

    static Terminal silent() {
        return new Terminal(new PrintStream(OutputStream.nullOutputStream()), false);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    Duration every() {
        return isInteractive ? Duration.ofMillis(200) : Duration.ofSeconds(5);
    }

    void redraw(String line, boolean last) {
        out.print(isInteractive ? "\r" + line + (last ? "\n" : "") : line + "\n");
        out.flush();
    }
}
