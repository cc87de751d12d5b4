package io.deskstream.simulator.domain;

import java.util.Arrays;
import java.util.Optional;

/** The two networks that the simulator speaks for. */
public enum Channel {
    FACEBOOK("facebook", "page", "messenger"),
    INSTAGRAM("instagram", "instagram", "instagram");

    private final String id;
    private final String webhookObject;
    private final String platform;

    Channel(String id, String webhookObject, String platform) {
        this.id = id;
        this.webhookObject = webhookObject;
        this.platform = platform;
    }

    public static Optional<Channel> of(String id) {
        return Arrays.stream(values()).filter(channel -> channel.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /** The {@code object} member of a webhook body. */
    public String webhookObject() {
        return webhookObject;
    }

    /** The {@code platform} parameter of the Conversations API. */
    public String platform() {
        return platform;
    }
}
