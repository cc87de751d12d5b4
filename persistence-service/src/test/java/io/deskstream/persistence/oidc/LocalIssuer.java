package io.deskstream.persistence.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider with keys of its own: it gives each code once, to who shows the client's secret, the redirect
 * address and the verifier of the challenge. Its word on the person can be changed, to be told wrongly.
 */
public final class LocalIssuer implements AutoCloseable {

    public static final String CLIENT = "desk stream";
    public static final String SECRET = "s:cret/+";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a browser came with. */
    private record Grant(Map<String, String> asked, String email) {}

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final RSAKey foreignKey = newKey();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
    private volatile boolean signedByAnother;

    private LocalIssuer(HttpServer server) {
        this.server = server;
    }

    public static LocalIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LocalIssuer issuer = new LocalIssuer(server);
            server.createContext("/.well-known/openid-configuration", issuer::configuration);
            server.createContext("/keys", issuer::keys);
            server.createContext("/token", issuer::token);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on the id tokens are told like this. */
    public void twist(UnaryOperator<JWTClaimsSet.Builder> claims) {
        twist = claims;
    }

    public void signByAnotherKey(boolean another) {
        signedByAnother = another;
    }

    /** The person logs in here; the answer is the code. */
    public String authorize(Map<String, String> asked, String email) {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(asked, email));
        return code;
    }

    private void configuration(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                JSON.writeValueAsString(Map.of(
                        "issuer", url(),
                        "authorization_endpoint", url() + "/authorize?tenant=a",
                        "token_endpoint", url() + "/token",
                        "jwks_uri", url() + "/keys",
                        "subject_types_supported", java.util.List.of("public"))));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant != null && isClient(exchange) && redeems(form, grant)) {
            answer(exchange, 200, JSON.writeValueAsString(Map.of("id_token", idToken(grant), "token_type", "Bearer")));
        } else {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private static boolean redeems(Map<String, String> form, Grant grant) {
        String challenge = new OidcAttempt("", "", form.getOrDefault("code_verifier", "")).challenge();
        return form.getOrDefault("grant_type", "").equals("authorization_code")
                && form.getOrDefault("redirect_uri", "").equals(grant.asked().get("redirect_uri"))
                && challenge.equals(grant.asked().get("code_challenge"));
    }

    private static boolean isClient(HttpExchange exchange) {
        String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String[] given = new String(Base64.getDecoder().decode(basic.replaceFirst("^Basic ", "")), UTF_8).split(":");
        return given.length == 2
                && URLDecoder.decode(given[0], UTF_8).equals(CLIENT)
                && URLDecoder.decode(given[1], UTF_8).equals(SECRET);
    }

    private String idToken(Grant grant) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .subject("subject of " + grant.email())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", grant.asked().get("nonce"))
                .claim("email", grant.email())
                .claim("email_verified", true);
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    twist.apply(claims).build());
            token.sign(new RSASSASigner(signedByAnother ? foreignKey : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
