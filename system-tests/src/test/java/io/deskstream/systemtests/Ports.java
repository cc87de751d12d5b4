package io.deskstream.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Where a system may listen beside whatever else runs on this machine. */
final class Ports {

    static final int GATEWAY = 8080;
    static final int INGEST = 8081;

    private static final int[] ALL = {8080, 8081, 8082, 8083, 8085, 8090, 9092, 15432};
    /** With it the highest port stays below the range from which systems lend ports to clients. */
    private static final int HIGHEST_OFFSET = 17_000;

    private static final Random RANDOM = new Random();

    private Ports() {}

    /** An offset with which every port of the system is free at this moment. */
    static int freeOffset() {
        return IntStream.generate(() -> 100 + RANDOM.nextInt(HIGHEST_OFFSET - 100))
                .limit(1_000)
                .filter(Ports::allFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port offset has all ports free"));
    }

    static boolean allFree(int offset) {
        return IntStream.of(ALL).allMatch(port -> isFree(port + offset));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
