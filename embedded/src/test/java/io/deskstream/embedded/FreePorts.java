package io.deskstream.embedded;

import java.util.stream.IntStream;

/** Three neighbouring ports that nothing uses, below the range from which the system hands out its own. */
final class FreePorts {

    private FreePorts() {}

    static int three() {
        int offset = (int) (ProcessHandle.current().pid() % 500) * 10;
        return IntStream.range(0, 500)
                .map(step -> 15_000 + (offset + step * 10) % 15_000)
                .filter(port -> Ports.isFree(port) && Ports.isFree(port + 1) && Ports.isFree(port + 2))
                .findFirst()
                .orElseThrow();
    }
}
