package io.deskstream.schemas.ids;

import org.jspecify.annotations.Nullable;

/** The platform's own inboxes show themselves by these app ids, in hand-overs and in echoes. */
public final class PlatformApps {

    private PlatformApps() {}

    /** What people call the app; null where it is not the platform's. */
    public static @Nullable String name(String appId) {
        return switch (appId) {
            case "263902037430900" -> "Page Inbox";
            case "1217981644879628" -> "Instagram Inbox";
            default -> null;
        };
    }
}
