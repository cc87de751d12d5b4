package io.deskstream.ingest.domain;

import io.deskstream.ingest.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The form parameter {@code signed_request} with which Meta calls about a person: a signature and a JSON object, both in
 * base64url, joined by a dot.
 *
 * @see <a href="https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback">Data
 *     deletion request callback</a>
 */
public final class SignedRequest {

    private SignedRequest() {}

    /** The id of the person, as Meta names them for the app; empty unless one of the secrets signed it. */
    public static Optional<String> userId(String signedRequest, AppSecrets secrets) {
        int dot = signedRequest.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String payload = signedRequest.substring(dot + 1);
        return decoded(signedRequest.substring(0, dot))
                .filter(signature -> secrets.signed(payload.getBytes(StandardCharsets.UTF_8), new Signature(signature)))
                .flatMap(ours -> decoded(payload))
                .flatMap(JsonValue::of)
                .flatMap(SignedRequest::userId);
    }

    private static Optional<String> userId(JsonValue request) {
        JsonValue algorithm = request.member("algorithm");
        return algorithm != null && algorithm.text().equalsIgnoreCase("HMAC-SHA256")
                ? PlatformId.of(request.member("user_id"))
                : Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
