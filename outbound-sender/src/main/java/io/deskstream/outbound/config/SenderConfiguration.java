package io.deskstream.outbound.config;

import io.deskstream.outbound.graph.GraphHttp;
import io.deskstream.outbound.graph.GraphSettings;
import io.deskstream.outbound.graph.ProfileApi;
import io.deskstream.outbound.graph.PublicFiles;
import io.deskstream.outbound.graph.SendApi;
import io.deskstream.outbound.kafka.AccountBook;
import io.deskstream.outbound.kafka.DeadLetters;
import io.deskstream.outbound.kafka.DirectoryReader;
import io.deskstream.outbound.kafka.LookupConsumer;
import io.deskstream.outbound.kafka.Loop;
import io.deskstream.outbound.kafka.RequestReader;
import io.deskstream.outbound.kafka.ResultPublisher;
import io.deskstream.outbound.kafka.SendRequestConsumer;
import io.deskstream.outbound.lookups.ProfileLookups;
import io.deskstream.outbound.sending.Dispatcher;
import io.deskstream.outbound.sending.InFlight;
import io.deskstream.outbound.sending.PageGovernor;
import io.deskstream.outbound.sending.SendMetrics;
import io.deskstream.schemas.serde.RecordCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Who works with whom. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    MetaSettings.class,
    GraphAddress.class,
    TokenSettings.class,
    FileSettings.class,
    TopicSettings.class,
    RegistrySettings.class,
    SenderSettings.class,
    KafkaProperties.class
})
class SenderConfiguration {

    private static final String DIRECTORY_CLIENT = "outbound-directory";
    private static final String RESULTS_CLIENT = "outbound-results";

    /** Own event loops: services that share a JVM stop without stopping each other. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory netty = new ReactorResourceFactory();
        netty.setUseGlobalResources(false);
        return netty;
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties) {
        return new KafkaClients(properties);
    }

    @Bean
    RecordCodec recordCodec(RegistrySettings registry) {
        return RecordCodec.of(registry.url());
    }

    @Bean(destroyMethod = "close")
    GraphHttp graphHttp(GraphAddress address, MetaSettings meta) {
        return new GraphHttp(GraphSettings.of(address.base(), address.version(), meta.firstSecret()));
    }

    /** Closed by the publisher of results. */
    @Bean(destroyMethod = "")
    Producer<byte[], byte[]> resultProducer(KafkaClients kafka) {
        return kafka.producer(RESULTS_CLIENT);
    }

    @Bean(destroyMethod = "close")
    ResultPublisher resultPublisher(Producer<byte[], byte[]> resultProducer, RecordCodec codec, InstantSource clock) {
        return new ResultPublisher(resultProducer, codec, clock);
    }

    @Bean
    DeadLetters deadLetters(Producer<byte[], byte[]> resultProducer) {
        return new DeadLetters(resultProducer);
    }

    @Bean
    AccountBook accountBook(TokenSettings tokens) {
        return new AccountBook(tokens.cipher());
    }

    @Bean
    DirectoryReader directoryReader(KafkaClients kafka, RecordCodec codec, AccountBook book) {
        return new DirectoryReader(() -> kafka.reader(DIRECTORY_CLIENT), codec, book);
    }

    @Bean
    InFlight inFlight(SenderSettings settings) {
        return new InFlight(settings.inFlight());
    }

    @Bean
    Dispatcher dispatcher(
            AccountBook book,
            SenderSettings settings,
            FileSettings files,
            GraphHttp http,
            ResultPublisher results,
            InFlight inFlight,
            MeterRegistry meters,
            InstantSource clock) {
        return new Dispatcher(
                book,
                new PageGovernor(settings.pageCallsPerSecond()),
                new SendApi(http, new PublicFiles(files.publicUrl(), files.links(), clock)),
                results,
                inFlight,
                new SendMetrics(meters, inFlight),
                clock,
                System::nanoTime);
    }

    @Bean
    SendRequestConsumer sendRequestConsumer(
            KafkaClients kafka,
            DirectoryReader directory,
            RecordCodec codec,
            DeadLetters deadLetters,
            Dispatcher dispatcher,
            InFlight inFlight) {
        return new SendRequestConsumer(
                () -> kafka.member(SendRequestConsumer.GROUP, SendRequestConsumer.MAX_POLL_RECORDS),
                directory,
                new RequestReader(codec, deadLetters),
                dispatcher,
                inFlight,
                System::nanoTime);
    }

    @Bean
    LookupConsumer lookupConsumer(
            KafkaClients kafka,
            DirectoryReader directory,
            RecordCodec codec,
            DeadLetters deadLetters,
            AccountBook book,
            GraphHttp http,
            ResultPublisher results) {
        return new LookupConsumer(
                () -> kafka.member(LookupConsumer.GROUP, LookupConsumer.MAX_POLL_RECORDS),
                directory,
                codec,
                deadLetters,
                new ProfileLookups(book, new ProfileApi(http)),
                results);
    }

    @Bean
    SenderLifecycle senderLifecycle(
            DirectoryReader directory, SendRequestConsumer sends, LookupConsumer lookups, InFlight inFlight) {
        return new SenderLifecycle(
                List.of(
                        new Loop(SendRequestConsumer.GROUP, sends),
                        new Loop(LookupConsumer.GROUP, lookups),
                        new Loop(DIRECTORY_CLIENT, directory)),
                inFlight);
    }

    /** Ready once the accounts are known and the loops run. */
    @Bean
    SenderHealth senderHealthIndicator(DirectoryReader directory, SenderLifecycle lifecycle) {
        return new SenderHealth(directory, lifecycle);
    }
}
