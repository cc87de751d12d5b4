package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Channel;
import java.util.List;

/** The customers that the page offers to play. */
final class DemoCustomers {
    private DemoCustomers() {}

    static List<String> of(Channel channel) {
        return switch (channel) {
            case FACEBOOK -> List.of("6200000000000001", "6200000000000002", "6200000000000003", "6200000000000004");
            case INSTAGRAM -> List.of("1700000000000001", "1700000000000002", "1700000000000003", "1700000000000004");
        };
    }
}
