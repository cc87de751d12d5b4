package io.deskstream.benchmarks;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;

/**
 * Keeps the core's statements with all that is bound to them, in the order of their batches: what a service with one
 * worker asks of the database. Safe for use by many threads.
 */
final class StatementTrace implements BeanPostProcessor {

    /** What one connection did between being taken and given back. */
    record Unit(List<Call> calls, boolean[] transaction) {}

    /** @param values by place, from 0 */
    record Call(String sql, Map<Integer, Object> values) {}

    private final ConcurrentLinkedQueue<Unit> units = new ConcurrentLinkedQueue<>();

    /** The units of the core, oldest first. */
    List<Unit> units() {
        return units.stream()
                .filter(unit -> unit.calls().stream().anyMatch(StatementTrace::isOfACore))
                .toList();
    }

    private static boolean isOfACore(Call call) {
        return call.sql().contains("partition_state")
                || call.sql().contains("c.id = any($1)")
                || call.sql().contains("conversations (");
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionFactory connections ? traced(connections) : bean;
    }

    private Object traced(ConnectionFactory connections) {
        return proxy(
                ConnectionFactory.class,
                connections,
                (method, arguments, result) -> method.getName().equals("create")
                        ? Flux.from((Publisher<?>) result).map(connection -> traced((Connection) connection))
                        : result);
    }

    private Connection traced(Connection connection) {
        Unit unit = new Unit(new ArrayList<>(), new boolean[1]);
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            switch (method.getName()) {
                case "createStatement" -> {
                    Call call = new Call((String) arguments[0], new TreeMap<>());
                    unit.calls().add(call);
                    return traced((Statement) result, call);
                }
                case "beginTransaction" -> unit.transaction()[0] = true;
                case "close" -> units.add(unit);
                default -> {}
            }
            return result;
        });
    }

    private static Statement traced(Statement statement, Call call) {
        return proxy(Statement.class, statement, (method, arguments, result) -> {
            if (method.getName().equals("bind") && arguments[0] instanceof Integer place) {
                call.values().put(place, arguments[1]);
            }
            return result instanceof Statement ? traced(statement, call) : result;
        });
    }

    private interface Tracing {
        Object after(Method method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Tracing tracing) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return after(tracing, method, arguments, result);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object after(
            Tracing tracing, Method method, Object @Nullable [] arguments, @Nullable Object result) {
        return result == null ? null : tracing.after(method, arguments == null ? new Object[0] : arguments, result);
    }
}
