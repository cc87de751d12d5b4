package io.deskstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports: which are free, and a plain word where one is not. */
public final class Ports {

    private Ports() {}

    /** A port that is free at this moment, from the system's ephemeral range. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Passes where nothing listens.
     *
     * @throws PartFailedException naming the part and the port when something else listens there
     */
    public static void requireFree(String part, int port) {
        if (!isFree(port)) {
            throw new PartFailedException(
                    "port %d, which %s needs, is taken: stop what uses it, or set DESKSTREAM_PORT_OFFSET (for example 1000)"
                            .formatted(port, part));
        }
    }
}
