package io.deskstream.persistence.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.deskstream.persistence.RunningService;
import io.deskstream.persistence.oidc.LocalIssuer;
import java.net.URI;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Who the provider vouches for is let in, if they are a user; whatever is wrong with its word, nobody is. */
class OidcTest {

    private static final String DASHBOARD = "https://desk.example.com/";
    private static final String SESSION = "deskstream_session";

    private static LocalIssuer issuer;
    private static RunningService service;

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.start();
        service = RunningService.start(
                "--DESKSTREAM_PUBLIC_URL=https://desk.example.com",
                "--DESKSTREAM_OIDC_ISSUER=" + issuer.url(),
                "--DESKSTREAM_OIDC_CLIENT_ID=" + LocalIssuer.CLIENT,
                "--DESKSTREAM_OIDC_CLIENT_SECRET=" + LocalIssuer.SECRET);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @BeforeEach
    void honest() {
        issuer.twist(UnaryOperator.identity());
        issuer.signByAnotherKey(false);
    }

    /** A log-in that a browser began: what the provider was asked, and the browser's cookie. */
    private record Begun(Map<String, String> asked, String cookie) {}

    private static Begun begin() {
        EntityExchangeResult<byte[]> answer = visit("/api/auth/oidc", null);
        URI there = Objects.requireNonNull(answer.getResponseHeaders().getLocation());
        assertThat(there.toString()).startsWith(issuer.url() + "/authorize?tenant=a&");
        return new Begun(LocalIssuer.form(there.getRawQuery()), cookie(answer, "deskstream_oidc"));
    }

    private static EntityExchangeResult<byte[]> visit(String path, @Nullable String cookie) {
        var request = service.client().get().uri(URI.create(base() + path));
        if (cookie != null) {
            request.cookie("deskstream_oidc", cookie);
        }
        return request.exchange().expectStatus().isFound().expectBody().returnResult();
    }

    private static String base() {
        return "http://127.0.0.1:" + service.port();
    }

    private static String cookie(EntityExchangeResult<byte[]> answer, String name) {
        ResponseCookie cookie = answer.getResponseCookies().getFirst(name);
        return cookie == null ? "" : cookie.getValue();
    }

    private static EntityExchangeResult<byte[]> comeBack(Begun begun, String code) {
        return visit(
                "/api/auth/oidc/callback?code=" + code + "&state="
                        + begun.asked().get("state"),
                begun.cookie());
    }

    private static EntityExchangeResult<byte[]> logIn(String email) {
        Begun begun = begin();
        return comeBack(begun, issuer.authorize(begun.asked(), email));
    }

    private static void assertLetIn(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getResponseHeaders().getLocation()).hasToString(DASHBOARD);
        assertThat(new Api(service.withToken(cookie(answer, SESSION)))
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
        assertThat(answer.getResponseHeaders().get(HttpHeaders.SET_COOKIE))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    private static void assertRefused(EntityExchangeResult<byte[]> answer) {
        assertThat(answer.getResponseHeaders().getLocation()).hasToString(DASHBOARD + "?login=refused");
        assertThat(cookie(answer, SESSION)).isEmpty();
    }

    @Test
    void shouldAskForACodeWithStateNonceAndChallenge() {
        Map<String, String> asked = begin().asked();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", LocalIssuer.CLIENT)
                .containsEntry("redirect_uri", DASHBOARD + "api/auth/oidc/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(begin().asked().get("state")).isNotEqualTo(asked.get("state"));
    }

    @Test
    void shouldLetAUserIn() {
        service.agent("ursula");
        assertLetIn(logIn("Ursula@Example.org"));
    }

    @Test
    void shouldLetInWhoIsInvitedAndEndTheLink() {
        Api admin = new Api(service.admin());
        Api.Answer invited =
                admin.post("/api/users", Map.of("email", "ida@example.org", "name", "Ida", "role", "agent"));
        EntityExchangeResult<byte[]> answer = logIn("ida@example.org");
        assertLetIn(answer);
        Api ida = new Api(service.withToken(cookie(answer, SESSION)));
        assertThat(ida.get("/api/me").body().path("invited").asBoolean()).isFalse();
        String link = "/api/invites/" + invited.body().at("/invite/token").asString();
        assertThat(new Api(service.client()).get(link).status()).isEqualTo(404);
    }

    @Test
    void shouldMakeNobodyAUser() {
        assertRefused(logIn("stranger@example.org"));
        assertThat(service.tables().column("select email from users")).doesNotContain("stranger@example.org");
    }

    @Test
    void shouldRefuseADeactivatedUser() {
        var gone = service.agent("gone");
        new Api(service.admin()).patch("/api/users/" + gone.id(), Map.of("active", false));
        assertRefused(logIn("gone@example.org"));
    }

    private static final Map<String, UnaryOperator<JWTClaimsSet.Builder>> TWISTS = twists();

    private static Map<String, UnaryOperator<JWTClaimsSet.Builder>> twists() {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> twists = new LinkedHashMap<>();
        twists.put("unverified address", claims -> claims.claim("email_verified", false));
        twists.put("address not called verified", claims -> claims.claim("email_verified", null));
        twists.put("no address", claims -> claims.claim("email", null));
        twists.put("another issuer", claims -> claims.issuer("https://evil.example"));
        twists.put("another client", claims -> claims.audience("another"));
        twists.put("another log-in", claims -> claims.claim("nonce", "another"));
        twists.put("no nonce", claims -> claims.claim("nonce", null));
        twists.put("expired", claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 120_000)));
        twists.put("never expires", claims -> claims.expirationTime(null));
        return twists;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unverified address",
                "address not called verified",
                "no address",
                "another issuer",
                "another client",
                "another log-in",
                "no nonce",
                "expired",
                "never expires"
            })
    void shouldRefuseAWordThatIsWrong(String name) {
        issuer.twist(Objects.requireNonNull(TWISTS.get(name)));
        assertRefused(logIn(RunningService.ADMIN));
        issuer.twist(UnaryOperator.identity());
        assertLetIn(logIn(RunningService.ADMIN));
    }

    @Test
    void shouldRefuseAWordThatTheProviderDidNotSign() {
        issuer.signByAnotherKey(true);
        assertRefused(logIn(RunningService.ADMIN));
    }

    @Test
    void shouldRefuseACodeThatWasUsedOrIsNobodys() {
        Begun begun = begin();
        String code = issuer.authorize(begun.asked(), RunningService.ADMIN);
        assertLetIn(comeBack(begun, code));
        assertRefused(comeBack(begun, code));
        assertRefused(comeBack(begun, "nobodys"));
    }

    @Test
    void shouldRefuseWhatAnotherBrowserBegan() {
        Begun theirs = begin();
        Begun mine = begin();
        String code = issuer.authorize(theirs.asked(), RunningService.ADMIN);
        assertRefused(comeBack(new Begun(theirs.asked(), mine.cookie()), code));
        assertRefused(comeBack(new Begun(mine.asked(), mine.cookie()), code));
        assertRefused(comeBack(new Begun(theirs.asked(), "forged"), code));
        assertRefused(visit("/api/auth/oidc/callback?error=access_denied&state=x", theirs.cookie()));
    }

    @Test
    void shouldNeverTakeTheCookieForASession() {
        assertThat(new Api(service.withToken(begin().cookie())).get("/api/me").status())
                .isEqualTo(401);
    }

    @Test
    void shouldSayThatTheProviderDoesNotAnswer() {
        try (RunningService lonely = RunningService.start(
                "--DESKSTREAM_OIDC_ISSUER=http://127.0.0.1:1",
                "--DESKSTREAM_OIDC_CLIENT_ID=x",
                "--DESKSTREAM_OIDC_CLIENT_SECRET=y")) {
            lonely.client()
                    .get()
                    .uri("/api/auth/oidc")
                    .exchange()
                    .expectStatus()
                    .isFound()
                    .expectHeader()
                    .location("http://localhost:8080/?login=unavailable");
            Api.Answer methods = new Api(lonely.client()).get("/api/auth/methods");
            assertThat(methods.body().path("password").asBoolean()).isTrue();
            assertThat(methods.body().path("oidc").asBoolean()).isTrue();
        }
    }
}
