package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.UserChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deleted user is out, frees the address, and keeps the name where it was written. */
class DeletedUserTest {

    private static RunningService service;
    private static Api admin;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        admin = new Api(service.admin());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void shouldBeOutAndFreeTheAddressForAnother() {
        var gone = service.agent("gone");
        Api theirs = new Api(service.withToken(new Api(gone.client())
                .post("/api/tokens", Map.of("name", "crm", "scope", "write"))
                .text("token")));
        assertThat(theirs.get("/api/me").status()).isEqualTo(200);
        assertThat(admin.delete("/api/users/" + gone.id()).status()).isEqualTo(204);
        assertThat(new Api(gone.client()).get("/api/me").status()).isEqualTo(401);
        assertThat(theirs.get("/api/me").status()).isEqualTo(401);
        assertThat(admin.all("/api/users", 200, page -> {}))
                .noneMatch(user -> user.get("name").asString().equals("gone"));
        assertThat(admin.patch("/api/users/" + gone.id(), Map.of("active", true))
                        .status())
                .isEqualTo(404);
        assertThat(admin.delete("/api/users/" + gone.id()).status()).isEqualTo(404);
        assertThat(service.agent("gone").id()).isNotEqualTo(gone.id());
        try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
            UserChanged told = topic.await("user:" + gone.id(), UserChanged.class, user -> user.getVersion() == 2);
            assertThat(told.getActive()).isFalse();
            assertThat(told.getName()).isEqualTo("gone");
            assertThat(told.getEmail()).doesNotContain("gone");
        }
    }

    @Test
    void shouldNeverBeTheLastAdmin() {
        String id = admin.get("/api/me").text("id");
        assertThat(admin.delete("/api/users/" + id).code()).isEqualTo("last_admin");
        assertThat(admin.get("/api/me").status()).isEqualTo(200);
    }
}
