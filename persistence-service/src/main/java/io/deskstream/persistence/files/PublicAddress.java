package io.deskstream.persistence.files;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which network addresses belong to the public internet. Everything else is somebody's inside: loopback, private, shared and
 * link-local networks, metadata services, multicast, documentation, and IPv6 forms that carry an IPv4 address.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: special-purpose addresses</a>
 */
public final class PublicAddress {

    private static final List<Block> SPECIAL = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("168.63.129.16", 32), // Azure's own services
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.31.196.0", 24),
            block("192.52.193.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("192.175.48.0", 24),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 4),
            block("240.0.0.0", 4),
            block("2001::", 23), // Teredo, ORCHID, benchmarking
            block("2001:db8::", 32),
            block("2002::", 16), // 6to4
            block("2620:4f:8000::", 48),
            block("3fff::", 20));

    /** Of IPv6 only this is given out; mapped, translated, unique-local and link-local addresses are outside of it. */
    private static final Block GLOBAL_UNICAST = block("2000::", 3);

    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean given = bytes.length == 4 || GLOBAL_UNICAST.holds(bytes);
        return given && SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    private record Block(int length, int bits, BigInteger prefix) {

        boolean holds(byte[] address) {
            return address.length == length && leading(address, bits).equals(prefix);
        }
    }

    private static Block block(String network, int bits) {
        try {
            byte[] bytes = InetAddress.getByName(network).getAddress();
            return new Block(bytes.length, bits, leading(bytes, bits));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BigInteger leading(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
    }
}
