package io.deskstream.gateway.config;

import io.deskstream.gateway.desk.Admission;
import io.deskstream.gateway.desk.ChangeDesk;
import io.deskstream.gateway.desk.CommandLog;
import io.deskstream.gateway.desk.ConversationSource;
import io.deskstream.gateway.desk.FrontDesk;
import io.deskstream.gateway.desk.SignalLog;
import io.deskstream.gateway.desk.UploadSource;
import io.deskstream.gateway.domain.ConversationIndex;
import io.deskstream.gateway.domain.Directory;
import io.deskstream.gateway.domain.command.AcceptedMessages;
import io.deskstream.gateway.http.Authentication;
import io.deskstream.gateway.http.Origins;
import io.deskstream.gateway.http.QueryApi;
import io.deskstream.gateway.kafka.KafkaLogs;
import io.deskstream.schemas.serde.RecordCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** The front desk: sessions, commands' log, the query API. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    private static final int ACCEPTED_KEPT = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration QUERY_SILENCE = Duration.ofSeconds(60);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Authentication authentication(SessionSettings settings, Directory directory) {
        var decoder = NimbusReactiveJwtDecoder.withSecretKey(settings.key())
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
        return new Authentication(decoder, directory);
    }

    @Bean
    Origins origins(SessionSettings settings) {
        return new Origins(settings.origins());
    }

    @Bean(destroyMethod = "close")
    KafkaLogs kafkaLogs(KafkaProperties kafka, RecordCodec codec, Clock clock) {
        return new KafkaLogs(new KafkaProducer<>(producerSettings(kafka)), codec, clock, PATIENCE);
    }

    /** Everything is decided, one way or the other, before the caller's patience ends. */
    private static Map<String, Object> producerSettings(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request in flight: a partition that has no state of a new producer yet takes any first sequence number,
        // so a
        // second batch could overtake a first one that found no leader, and the first would never be taken again.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_500);
        return settings;
    }

    @Bean
    WebClient queryClient(PlatformSettings settings, ReactorResourceFactory resources) {
        var connector = new ReactorClientHttpConnector(resources, client -> client.responseTimeout(QUERY_SILENCE));
        return WebClient.builder()
                .clientConnector(connector)
                .baseUrl(settings.query().url())
                .build();
    }

    @Bean
    QueryApi queryApi(WebClient queryClient, ConversationIndex conversations) {
        return new QueryApi(queryClient, conversations);
    }

    @Bean
    Admission admission(Directory directory, ConversationSource conversations, Clock clock) {
        return new Admission(directory, conversations, clock, UUID::randomUUID);
    }

    @Bean
    FrontDesk frontDesk(Admission admission, UploadSource uploads, CommandLog log, SignalLog signals) {
        return new FrontDesk(admission, uploads, log, signals, new AcceptedMessages(ACCEPTED_KEPT));
    }

    @Bean
    ChangeDesk changeDesk(Admission admission, ConversationSource conversations, CommandLog log) {
        return new ChangeDesk(admission, conversations, log);
    }
}
