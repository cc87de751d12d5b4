package io.deskstream.standalone;

import io.deskstream.schemas.topics.TopicProvisioner;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics before any service starts, so that none of them waits for another's. Blocks its caller. */
final class Topics {

    private Topics() {}

    static void ensure(String bootstrapServers, Settings settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicProvisioner(
                            admin,
                            count(settings, "DESKSTREAM_TOPIC_PARTITIONS", "16"),
                            count(settings, "DESKSTREAM_TOPIC_REPLICATION", "1"))
                    .ensure();
        } catch (ExecutionException e) {
            throw new StartRefusedException("topics cannot be made: " + Failures.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("stopped while starting", e);
        }
    }

    private static int count(Settings settings, String variable, String byDefault) {
        String value = settings.get(variable).orElse(byDefault);
        if (!value.matches("[1-9][0-9]{0,4}")) {
            throw new StartRefusedException(variable + ": wants a whole number from 1, is " + value);
        }
        return Integer.parseInt(value);
    }
}
