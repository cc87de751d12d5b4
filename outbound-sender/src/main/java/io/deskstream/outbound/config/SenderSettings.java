package io.deskstream.outbound.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sender's own bounds.
 *
 * @param inFlight requests taken up and not answered yet, at most about this many; at least one poll's worth
 * @param pageCallsPerSecond calls a second for one page before they are deferred here (the platform takes 300)
 */
@ConfigurationProperties("deskstream.outbound")
public record SenderSettings(
        @DefaultValue("200") int inFlight,
        @DefaultValue("250") double pageCallsPerSecond) {

    private static final int LEAST_IN_FLIGHT = 50;

    public SenderSettings {
        if (inFlight < LEAST_IN_FLIGHT) {
            throw new WrongSettingException("DESKSTREAM_OUTBOUND_IN_FLIGHT: wants a number of at least 50");
        }
        if (pageCallsPerSecond < 1) {
            throw new WrongSettingException("DESKSTREAM_OUTBOUND_PAGE_CALLS_PER_SECOND: wants a number of at least 1");
        }
    }
}
