package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskstream.avro.AccountChanged;
import io.deskstream.persistence.DirectoryTopic;
import io.deskstream.persistence.RunningService;
import io.deskstream.schemas.crypto.TokenCipher;
import io.deskstream.schemas.serde.RecordCodec;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** After a rotation every token comes under the first key, and the topic is told; what cannot be read is left and named. */
class TokenReencryptionTest {

    private static final String OLD = "k1:AAAAAAAAAAAAAAAAAAAAAA==";
    private static final String NEW = "k2:AQEBAQEBAQEBAQEBAQEBAQ==";

    @Test
    void shouldPutEveryTokenUnderTheFirstKeyOnce() {
        String database;
        UUID moved;
        UUID lost;
        try (RunningService service = RunningService.start("--DESKSTREAM_TOKEN_KEYS=" + OLD)) {
            database = service.database();
            Api admin = new Api(service.admin());
            moved = connect(admin, "1");
            lost = connect(admin, "2");
            service.tables().run("update accounts set token = 'gone:AAAA' where id = ?", lost);
        }
        try (RunningService service = RunningService.startOn(database, "--DESKSTREAM_TOKEN_KEYS=" + NEW + "," + OLD)) {
            Api admin = new Api(service.admin());
            assertThat(admin.post("/api/accounts/reencrypt", Map.of()).body().toString())
                    .isEqualTo("{\"reencrypted\":1,\"current\":0,\"unreadable\":[\"" + lost + "\"]}");
            assertThat(admin.post("/api/accounts/reencrypt", Map.of()).body().toString())
                    .isEqualTo("{\"reencrypted\":0,\"current\":1,\"unreadable\":[\"" + lost + "\"]}");
            try (DirectoryTopic topic = new DirectoryTopic(service.bean(RecordCodec.class))) {
                AccountChanged told =
                        topic.await("account:" + moved, AccountChanged.class, account -> account.getVersion() == 2);
                assertThat(TokenCipher.ofKeys(NEW).decrypt(told.getToken(), moved.toString()))
                        .isEqualTo("token of 1");
            }
        }
    }

    private static UUID connect(Api admin, String accountId) {
        Api.Answer connected = admin.post(
                "/api/accounts",
                Map.of(
                        "channel",
                        "facebook",
                        "account_id",
                        accountId,
                        "name",
                        "Shop",
                        "access_token",
                        "token of " + accountId));
        return UUID.fromString(connected.text("id"));
    }

    @Test
    void shouldForgetTheTokenOfAnAccountThatIsDisconnected() {
        try (RunningService service = RunningService.start()) {
            Api admin = new Api(service.admin());
            String id = connect(admin, "3").toString();
            assertThat(admin.delete("/api/accounts/" + id).status()).isEqualTo(204);
            assertThat(admin.delete("/api/accounts/" + id).status()).isEqualTo(404);
            assertThat(service.tables().column("select token from accounts")).containsOnlyNulls();
            assertThat(admin.get("/api/accounts").body().at("/items/0/health").asString())
                    .isEqualTo("not_connected");
            assertThat(connect(admin, "3")).hasToString(id);
        }
    }
}
