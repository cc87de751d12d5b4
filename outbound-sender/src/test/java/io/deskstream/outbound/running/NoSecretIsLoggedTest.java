package io.deskstream.outbound.running;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoSecretIsLoggedTest {

    private final RunningSender sender = RunningSender.get();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.deskstream");
    private final Logger netty = (Logger) LoggerFactory.getLogger("reactor.netty");

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + trace);
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
        ours.setLevel(Level.TRACE);
        netty.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        ours.setLevel(Level.INFO);
        netty.setLevel(null);
    }

    @Test
    void neitherTokensNorSecretsNorWordsOfCustomers() {
        sender.graph.when("\"7001\"", ScriptedGraph.accepts("m_7001"));
        sender.graph.when("\"7002\"", ScriptedGraph.drops());
        sender.graph.when("\"7003\"", ScriptedGraph.refuses(400, 551, 0));

        for (String customer : List.of("7001", "7002", "7003")) {
            sender.results.awaitSend(Conversation.with(customer).send(sender, "words of an agent"));
        }

        assertThat(lines).anyMatch(line -> line.contains("sent"));
        assertThat(lines)
                .noneMatch(line -> line.contains(RunningSender.PAGE_TOKEN)
                        || line.contains(RunningSender.APP_SECRET)
                        || line.contains("appsecret_proof")
                        || line.contains("words of an agent"));
    }
}
