package io.deskstream.persistence.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A batch takes the same few statements, whatever its size. */
class StatementsPerBatchTest {

    private final Counting connections = new Counting(MigratedDatabase.make());

    @Test
    void shouldTakeEightStatementsForOneMessageAsForAThousandOfFiveHundredConversations() {
        CustomersWrite customers = new CustomersWrite(new PostgresConversationTables(connections));
        connections.statements.clear();

        customers.batch(1, 1);
        List<String> ofOne = List.copyOf(connections.statements);
        connections.statements.clear();
        customers.batch(1000, 500);

        assertThat(connections.statements).containsExactlyInAnyOrderElementsOf(ofOne);
        assertThat(ofOne)
                .containsExactlyInAnyOrder(
                        "select conversations",
                        "select messages",
                        "begin",
                        "update partition_state",
                        "insert conversations",
                        "insert participants",
                        "insert messages",
                        "commit");
    }

    /** Notes each statement as what it does to which table. */
    private record Counting(ConnectionFactory connections, List<String> statements) implements ConnectionFactory {

        Counting(ConnectionFactory connections) {
            this(connections, new ArrayList<>());
        }

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.from(connections.create()).map(this::counted);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return connections.getMetadata();
        }

        private Connection counted(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        try {
                            return counted(method.invoke(connection, arguments), method.getName(), arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private Object counted(Object result, String method, Object[] arguments) {
            switch (method) {
                case "beginTransaction" -> {
                    return Mono.from((Publisher<?>) result).doOnSubscribe(s -> statements.add("begin"));
                }
                case "commitTransaction" -> {
                    return Mono.from((Publisher<?>) result).doOnSubscribe(s -> statements.add("commit"));
                }
                case "createStatement" -> statements.add(summary((String) arguments[0]));
                default -> {}
            }
            return result;
        }

        private static String summary(String sql) {
            String verb = sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            String table = List.of("partition_state", "messages", "participants", "conversations").stream()
                    .filter(name -> sql.matches("(?s).*(insert into|update|from) " + name + " .*"))
                    .findFirst()
                    .orElse("?");
            return verb + " " + table;
        }
    }
}
