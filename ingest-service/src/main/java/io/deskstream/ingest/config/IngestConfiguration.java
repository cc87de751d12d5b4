package io.deskstream.ingest.config;

import io.deskstream.ingest.domain.AppSecrets;
import io.deskstream.ingest.domain.ConfirmationCodes;
import io.deskstream.ingest.domain.DeletionLog;
import io.deskstream.ingest.domain.ItemLog;
import io.deskstream.ingest.domain.VerifyToken;
import io.deskstream.ingest.http.DeletionRoutes;
import io.deskstream.ingest.http.WebhookRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetaSettings.class)
@Import(KafkaConfiguration.class)
public class IngestConfiguration {

    private static final int QUEUE = 1_000;

    /** The server's own event loops, so that closing another context of this JVM does not close them. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    /** For work that may block. Bounded on both ends: what does not fit is refused, and delivered again. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService intakeExecutor() {
        int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name("intake-", 0).factory());
    }

    @Bean
    RouterFunction<ServerResponse> webhookRoutes(
            MetaSettings meta,
            ItemLog itemLog,
            @Qualifier("intakeExecutor") ExecutorService executor,
            MeterRegistry metrics) {
        return WebhookRoutes.of(
                new AppSecrets(meta.appSecrets()),
                new VerifyToken(meta.verifyToken()),
                itemLog,
                executor,
                metrics,
                Clock.systemUTC());
    }

    @Bean
    RouterFunction<ServerResponse> deletionRoutes(
            MetaSettings meta, DeletionLog requests, @Qualifier("intakeExecutor") ExecutorService executor) {
        AppSecrets secrets = new AppSecrets(meta.appSecrets());
        ConfirmationCodes codes = new ConfirmationCodes(secrets, new SecureRandom()::nextInt);
        return new DeletionRoutes(secrets, codes, requests, executor, Clock.systemUTC()).routes();
    }
}
