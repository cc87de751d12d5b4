package io.deskstream.persistence.fetch;

import io.deskstream.persistence.files.PublicAddress;
import io.deskstream.persistence.files.RefusedAddressException;
import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import reactor.core.scheduler.Scheduler;

/**
 * Resolves hosts for connections and lets only public addresses through. A connection is made to the very address that was
 * checked here, so a name that resolves to something else a moment later gains nothing; an address that needs no resolving is
 * checked just the same. Looks up on its scheduler, never on an event loop.
 */
final class CheckedResolver extends AddressResolverGroup<InetSocketAddress> {

    private final HostLookup lookup;
    private final Set<String> trusted;
    private final Scheduler blocking;

    /**
     * A resolver.
     *
     * @param trusted {@code host:port}, not checked
     */
    CheckedResolver(HostLookup lookup, Set<String> trusted, Scheduler blocking) {
        this.lookup = lookup;
        this.trusted = trusted;
        this.blocking = blocking;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {

            /** Never: what counts as resolved would be connected to unchecked. */
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }

            @Override
            protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
                onScheduler(promise, () -> resolved(address).getFirst());
            }

            @Override
            protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
                onScheduler(promise, () -> resolved(address));
            }
        };
    }

    private interface Lookup<T> {
        T get() throws UnknownHostException;
    }

    private <T> void onScheduler(Promise<T> promise, Lookup<T> lookUp) {
        blocking.schedule(() -> {
            try {
                promise.trySuccess(lookUp.get());
            } catch (UnknownHostException | RuntimeException e) {
                promise.tryFailure(e);
            }
        });
    }

    private List<InetSocketAddress> resolved(InetSocketAddress address) throws UnknownHostException {
        String host = address.getHostString();
        boolean named = trusted.contains(host + ":" + address.getPort());
        List<InetSocketAddress> allowed = lookup.addresses(host).stream()
                .filter(found -> named || PublicAddress.is(found))
                .map(found -> new InetSocketAddress(found, address.getPort()))
                .toList();
        if (allowed.isEmpty()) {
            throw new RefusedAddressException("no public address");
        }
        return allowed;
    }
}
