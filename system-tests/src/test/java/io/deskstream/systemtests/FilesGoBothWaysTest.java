package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What customers send is seen under our address, by those who may; what agents send arrives byte for byte. */
@Order(46)
@ExtendWith(SharedDesk.class)
class FilesGoBothWaysTest {

    @Test
    void aCustomersPictureIsShownUnderOurAddressOnly(Desk desk) throws Exception {
        String customer = Desk.newCustomer();
        desk.conversationWith("facebook", customer);
        try (LiveSocket socket = LiveSocket.open(desk.admin())) {
            String mid = desk.meta.customerSendsPhoto("facebook", customer);
            JsonNode frame =
                    socket.await("the picture", LiveSocket.created(mid)).path("message");
            JsonNode attachment = frame.path("attachments").path(0);

            assertThat(Json.text(attachment, "url"))
                    .isEqualTo("/api/attachments/" + attachment.path("id").asString());
            assertThat(frame.toString()).doesNotContain(desk.meta.photo().getAuthority());
            assertThat(message(desk, customer, frame.path("id").asString())).isEqualTo(frame);
            HttpResponse<byte[]> file =
                    bytes(desk.admin(), attachment.path("url").asString());
            assertThat(file.body()).isEqualTo(download(desk.meta.photo()));
            assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(file.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(bytes(
                                    ApiClient.anonymous(desk.system.gateway()),
                                    attachment.path("url").asString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void anAgentsPictureArrivesAtTheCustomerByteForByte(Desk desk) throws Exception {
        for (String channel : List.of("facebook", "instagram")) {
            String customer = Desk.newCustomer();
            desk.conversationWith(channel, customer);
            byte[] picture = download(desk.meta.photo());
            JsonNode upload =
                    upload(desk.admin(), "Größe M.png", picture).expect(201).body();

            JsonNode first = desk.admin()
                    .post(
                            "/api/conversations/" + Desk.conversationId(channel, customer) + "/messages",
                            Map.of(
                                    "client_message_id",
                                    "c",
                                    "text",
                                    "here it is",
                                    "attachments",
                                    List.of(Map.of(
                                            "upload_id",
                                            upload.path("upload_id").asString()))))
                    .expect(202)
                    .body()
                    .path("message");

            List<JsonNode> sent = Awaiting.until(
                    "text and picture are sent", () -> desk.meta.sent(customer), messages -> messages.size() == 2);
            assertThat(Json.text(sent.getFirst(), "text")).isEqualTo("here it is");
            assertThat(Json.text(first, "text")).isEqualTo("here it is");
            JsonNode attachment = sent.getLast().path("attachment");
            assertThat(Json.text(attachment, "type")).isEqualTo("image");
            assertThat(download(
                            URI.create(attachment.path("payload").path("url").asString())))
                    .isEqualTo(picture);

            JsonNode shown = Awaiting.until(
                    "the picture is shown as sent",
                    () -> desk.admin()
                            .messages(Desk.conversationId(channel, customer))
                            .getLast(),
                    message -> !"queued".equals(Json.text(message, "status")) && Json.text(message, "text") == null);
            assertThat(shown.path("error").isNull()).isTrue();
            assertThat(Json.text(shown, "client_message_id")).isEqualTo("c#1");
            JsonNode file = shown.path("attachments").path(0);
            assertThat(Json.text(file, "name")).isEqualTo("Größe M.png");
            assertThat(bytes(desk.admin(), file.path("url").asString()).body()).isEqualTo(picture);
        }
    }

    @Test
    void whatIsNotTheAgentsOwnIsNotSent(Desk desk) throws Exception {
        String customer = Desk.newCustomer();
        desk.conversationWith("facebook", customer);
        ApiClient other = desk.admin().newAgent("files-" + customer);
        JsonNode upload =
                upload(other, "a.png", download(desk.meta.photo())).expect(201).body();

        ApiClient.Answer answer = desk.admin()
                .post(
                        "/api/conversations/" + Desk.conversationId("facebook", customer) + "/messages",
                        Map.of(
                                "client_message_id",
                                "c",
                                "attachments",
                                List.of(Map.of(
                                        "upload_id", upload.path("upload_id").asString()))));

        assertThat(answer.expect(422).body().path("code").asString()).isEqualTo("upload_unknown");
    }

    @Test
    void aLinkThatNobodyGaveOutGivesNothing(Desk desk) throws Exception {
        JsonNode upload = upload(desk.admin(), "a.png", download(desk.meta.photo()))
                .expect(201)
                .body();
        String path = "/files/" + upload.path("upload_id").asString();

        assertThat(bytes(ApiClient.anonymous(desk.system.gateway()), path).statusCode())
                .isEqualTo(404);
        assertThat(bytes(desk.admin(), path + "?expires=9999999999&signature=x").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode message(Desk desk, String customer, String id) {
        return desk.admin().messages(Desk.conversationId("facebook", customer)).stream()
                .filter(message -> id.equals(Json.text(message, "id")))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> bytes(ApiClient client, String path) throws Exception {
        return ApiClient.HTTP.send(client.request(path).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] download(URI address) throws Exception {
        HttpResponse<byte[]> answer =
                ApiClient.HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static ApiClient.Answer upload(ApiClient client, String name, byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
        return ApiClient.send(client.request("/api/uploads")
                .header("Content-Type", "multipart/form-data; boundary=border")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
