package io.deskstream.simulator.config;

import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.Faults;
import io.deskstream.simulator.domain.MessageIds;
import io.deskstream.simulator.domain.Profiles;
import io.deskstream.simulator.domain.Simulator;
import io.deskstream.simulator.http.ThreadFeed;
import io.deskstream.simulator.load.LoadRuns;
import io.deskstream.simulator.webhook.WebhookDelivery;
import io.deskstream.simulator.webhook.WebhookEncoder;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.json.JsonMapper;

/** The simulated Meta and what it runs on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MetaSettings.class, SimulatorSettings.class})
public class SimulatorConfiguration {
    @Bean
    Accounts accounts(SimulatorSettings settings) {
        return new Accounts(settings.instagramAccounts());
    }

    @Bean
    Profiles profiles() {
        return new Profiles();
    }

    @Bean
    Faults faults() {
        return new Faults(new SecureRandom());
    }

    @Bean
    ThreadFeed threadFeed() {
        return new ThreadFeed();
    }

    @Bean
    WebhookDelivery webhookDelivery(SimulatorSettings settings, MetaSettings meta, JsonMapper json) {
        return WebhookDelivery.to(
                settings.webhookAddress(),
                meta.signingSecret(),
                new WebhookEncoder(json),
                settings.mostWaitingWebhooks(),
                settings.webhooksInFlight());
    }

    @Bean
    Simulator simulator(
            Accounts accounts, Faults faults, WebhookDelivery webhooks, ThreadFeed feed, SimulatorSettings settings) {
        Clock clock = Clock.systemUTC();
        MessageIds ids = new MessageIds(clock, new SecureRandom());
        return new Simulator(accounts, faults, ids, clock, webhooks, feed, settings.habits());
    }

    @Bean
    LoadRuns loadRuns(Simulator simulator, Accounts accounts) {
        return new LoadRuns(simulator, accounts.demo());
    }

    @Bean
    MeterBinder webhookMeters(WebhookDelivery webhooks) {
        return registry -> {
            Gauge.builder("deskstream.simulator.webhooks.waiting", webhooks, WebhookDelivery::waiting)
                    .register(registry);
            FunctionCounter.builder("deskstream.simulator.webhooks.delivered", webhooks, WebhookDelivery::delivered)
                    .register(registry);
        };
    }

    /** Several services share one JVM; each has its own, so that one's end does not take the others' along. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        return factory;
    }
}
