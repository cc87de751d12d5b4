package io.deskstream.persistence.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskstream.persistence.files.RefusedAddressException;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

/** What is connected to is what was checked. */
class CheckedResolverTest {

    private static final InetSocketAddress HOST = InetSocketAddress.createUnresolved("files.test", 443);

    private final Deque<List<String>> answers = new ArrayDeque<>();
    private final DefaultEventExecutor executor = new DefaultEventExecutor();

    private final AddressResolver<InetSocketAddress> resolver = new CheckedResolver(
                    host -> next(), Set.of("named.test:9000"), Schedulers.immediate())
            .getResolver(executor);

    @AfterEach
    void stop() {
        executor.shutdownGracefully();
    }

    private List<InetAddress> next() throws UnknownHostException {
        List<InetAddress> found = new java.util.ArrayList<>();
        for (String address : answers.removeFirst()) {
            found.add(InetAddress.getByName(address));
        }
        return found;
    }

    private List<String> resolved(InetSocketAddress host) {
        return resolver.resolveAll(host).syncUninterruptibly().getNow().stream()
                .map(address -> address.getAddress().getHostAddress())
                .toList();
    }

    @Test
    void onlyThePublicOnesOfSeveralAddressesAreGivenOut() {
        answers.add(List.of("127.0.0.1", "93.184.216.34", "10.0.0.1", "1.1.1.1"));

        assertThat(resolved(HOST)).containsExactly("93.184.216.34", "1.1.1.1");
    }

    @Test
    void aNameThatIsReboundIsRefusedFromThenOn() {
        answers.add(List.of("93.184.216.34"));
        answers.add(List.of("169.254.169.254"));

        assertThat(resolved(HOST)).containsExactly("93.184.216.34");
        assertThatThrownBy(() -> resolved(HOST)).isInstanceOf(RefusedAddressException.class);
    }

    /** Netty connects without asking to what its resolver calls resolved. */
    @Test
    void anAddressInPlaceOfANameIsCheckedToo() {
        InetSocketAddress literal = new InetSocketAddress("10.0.0.1", 80);
        answers.add(List.of("10.0.0.1"));

        assertThat(resolver.isResolved(literal)).isFalse();
        assertThatThrownBy(() -> resolved(literal)).isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void whatTheOperatorNamedIsNotChecked() {
        answers.add(List.of("127.0.0.1"));
        answers.add(List.of("127.0.0.1"));

        assertThat(resolved(InetSocketAddress.createUnresolved("named.test", 9000)))
                .containsExactly("127.0.0.1");
        assertThatThrownBy(() -> resolved(InetSocketAddress.createUnresolved("named.test", 9001)))
                .isInstanceOf(RefusedAddressException.class);
    }
}
