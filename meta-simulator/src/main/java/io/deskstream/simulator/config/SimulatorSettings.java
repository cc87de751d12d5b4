package io.deskstream.simulator.config;

import io.deskstream.simulator.domain.Habits;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulator behaves, and its bounds.
 *
 * @param webhookUrl where webhooks go
 * @param strictWindow whether an account may not write to a customer who never wrote
 * @param autoRead whether customers read every message at once
 * @param instagramAccounts ids of Instagram accounts besides those that begin with 17841
 * @param mostConversations remembered, 1 to 1,000,000
 * @param mostMessages remembered of one conversation, 1 to 10,000
 * @param mostWaitingWebhooks beyond which customers and accounts are refused, at least 1
 * @param webhooksInFlight delivered at once, 1 to 1,024
 */
@ConfigurationProperties("deskstream.simulator")
public record SimulatorSettings(
        @Nullable String webhookUrl,
        @DefaultValue("false") boolean strictWindow,
        @DefaultValue("false") boolean autoRead,
        @DefaultValue Set<String> instagramAccounts,
        @DefaultValue("20000") int mostConversations,
        @DefaultValue("200") int mostMessages,
        @DefaultValue("100000") int mostWaitingWebhooks,
        @DefaultValue("64") int webhooksInFlight) {
    public SimulatorSettings {
        webhookAddress(webhookUrl);
        require("MOST_CONVERSATIONS", mostConversations, 1_000_000);
        require("MOST_MESSAGES", mostMessages, 10_000);
        require("MOST_WAITING_WEBHOOKS", mostWaitingWebhooks, Integer.MAX_VALUE);
        require("WEBHOOKS_IN_FLIGHT", webhooksInFlight, 1_024);
        instagramAccounts = Set.copyOf(instagramAccounts);
    }

    public URI webhookAddress() {
        return webhookAddress(webhookUrl);
    }

    public Habits habits() {
        return new Habits(strictWindow, autoRead, mostConversations, mostMessages);
    }

    private static URI webhookAddress(@Nullable String url) {
        try {
            URI uri = URI.create(url == null ? "" : url.strip());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw wantsUrl();
        }
        throw wantsUrl();
    }

    private static SettingException wantsUrl() {
        return new SettingException("DESKSTREAM_WEBHOOK_URL", "an http or https URL");
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new SettingException("DESKSTREAM_SIMULATOR_" + name, "a whole number from 1 to " + most);
        }
    }
}
