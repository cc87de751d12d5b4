package io.deskstream.standalone;

/** The last lines of a start: where to go, as whom, and that everything is ready. */
final class Welcome {

    private Welcome() {}

    static void say(Console console, Settings settings) {
        console.say("");
        line(console, "dashboard", settings.address(Part.GATEWAY) + "/");
        if (!settings.bare()) {
            line(console, "customer's page", settings.address(Part.SIMULATOR) + "/");
        }
        line(console, "webhooks", settings.address(Part.INGEST) + "/webhooks/meta");
        line(console, "log-in", Admin.of(settings).shown());
        if (!settings.bare()) {
            line(console, "agents", "maya@deskstream.local, jonas@deskstream.local / " + Admin.DEFAULT_PASSWORD);
        }
        line(
                console,
                "data",
                settings.dataDirectory() + " (logs in "
                        + settings.dataDirectory().resolve("logs") + ")");
        console.say("");
        console.say("deskstream is ready");
    }

    private static void line(Console console, String name, String value) {
        console.say(String.format("  %-20s %s", name, value));
    }
}
