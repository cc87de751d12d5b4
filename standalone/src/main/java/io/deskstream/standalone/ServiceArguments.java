package io.deskstream.standalone;

import java.util.ArrayList;
import java.util.List;

/**
 * What every service is told on top of the environment, which it reads itself. A default of {@code up} is given under the
 * name of its variable, and only where that is not set.
 */
final class ServiceArguments {

    private final Settings settings;
    private final EmbeddedParts embedded;
    private final Secrets secrets;

    ServiceArguments(Settings settings, EmbeddedParts embedded, Secrets secrets) {
        this.settings = settings;
        this.embedded = embedded;
        this.secrets = secrets;
    }

    List<String> of(Part part) {
        List<String> arguments = new ArrayList<>();
        inThisJvm(arguments, part);
        realParts(arguments);
        defaultsOfUp(arguments);
        return List.copyOf(arguments);
    }

    private void inThisJvm(List<String> arguments, Part part) {
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + settings.port(part));
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.main.register-shutdown-hook=false");
        arguments.add("--logging.register-shutdown-hook=false");
        arguments.add("--spring.lifecycle.timeout-per-shutdown-phase=8s");
        arguments.add("--deskstream.query.url=http://127.0.0.1:" + settings.port(Part.PERSISTENCE));
    }

    private void realParts(List<String> arguments) {
        if (settings.get("KAFKA_BOOTSTRAP_SERVERS").isEmpty()) {
            arguments.add(
                    "--spring.kafka.bootstrap-servers=" + embedded.broker().bootstrapServers());
        }
        if (settings.get("SCHEMA_REGISTRY_URL").isEmpty()) {
            arguments.add(
                    "--deskstream.schema-registry.url=" + embedded.registry().url());
        }
        if (settings.get("DATABASE_URL").isEmpty()) {
            arguments.add("--deskstream.database.url=" + embedded.postgres().r2dbcUrl(EmbeddedParts.DATABASE));
        }
    }

    private void defaultsOfUp(List<String> arguments) {
        byDefault(arguments, "DESKSTREAM_TOPIC_PARTITIONS", "16");
        byDefault(arguments, "DESKSTREAM_TOPIC_REPLICATION", "1");
        byDefault(arguments, "DESKSTREAM_META_APP_SECRETS", "demo-app-secret");
        byDefault(arguments, "DESKSTREAM_META_VERIFY_TOKEN", "demo-verify-token");
        byDefault(arguments, "DESKSTREAM_GRAPH_BASE_URL", "http://127.0.0.1:" + settings.port(Part.SIMULATOR));
        byDefault(
                arguments,
                "DESKSTREAM_WEBHOOK_URL",
                "http://127.0.0.1:" + settings.port(Part.INGEST) + "/webhooks/meta");
        byDefault(arguments, "DESKSTREAM_PUBLIC_URL", "http://localhost:" + settings.port(Part.GATEWAY));
        byDefault(
                arguments,
                "DESKSTREAM_FILES_DIR",
                settings.dataDirectory().resolve("files").toString());
        byDefault(arguments, "DESKSTREAM_MEDIA_ALLOWED_HOSTS", simulatorsHosts());
        byDefault(arguments, "DESKSTREAM_TOKEN_KEYS", secrets.tokenKeys());
        byDefault(arguments, "DESKSTREAM_JWT_SECRET", secrets.jwtSecret());
        byDefault(arguments, "DESKSTREAM_FILE_KEY", secrets.fileKey());
        byDefault(arguments, "DESKSTREAM_ADMIN_EMAIL", Admin.DEFAULT_EMAIL);
        byDefault(arguments, "DESKSTREAM_ADMIN_PASSWORD", Admin.DEFAULT_PASSWORD);
    }

    /** The demo's pictures are on this machine. */
    private String simulatorsHosts() {
        int port = settings.port(Part.SIMULATOR);
        return settings.parts().contains(Part.SIMULATOR) ? "127.0.0.1:" + port + ",localhost:" + port : "";
    }

    private void byDefault(List<String> arguments, String variable, String value) {
        if (settings.get(variable).isEmpty()) {
            arguments.add("--" + variable + "=" + value);
        }
    }
}
