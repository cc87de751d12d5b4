package io.deskstream.simulator.http;

import io.deskstream.simulator.domain.Account;
import io.deskstream.simulator.domain.Accounts;
import io.deskstream.simulator.domain.GraphError;
import io.deskstream.simulator.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Whom a call speaks for. A token is {@code sim-token-<account id>}, sent as a parameter or as a bearer token; a proof
 * is checked against every app secret when it is sent.
 */
public final class GraphAccess {
    private static final Pattern TOKEN = Pattern.compile("sim-token-([0-9]{1,32})");
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final List<String> appSecrets;

    public GraphAccess(Accounts accounts, List<String> appSecrets) {
        this.accounts = accounts;
        this.appSecrets = List.copyOf(appSecrets);
    }

    Account account(ServerRequest request, GraphParameters parameters) {
        String token = token(request, parameters).orElseThrow(() -> new GraphRefusal(GraphError.invalidToken()));
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw new GraphRefusal(GraphError.invalidToken());
        }
        parameters.text("appsecret_proof").ifPresent(proof -> check(proof, token));
        return accounts.account(matcher.group(1));
    }

    /** The same, where the path names the account by its id or as {@code me}. */
    Account account(ServerRequest request, GraphParameters parameters, String named) {
        Account account = account(request, parameters);
        if (!named.equals("me") && !named.equals(account.id())) {
            throw new GraphRefusal(
                    GraphError.unsupported(request.method().name().toLowerCase(Locale.ROOT), named));
        }
        return account;
    }

    private static Optional<String> token(ServerRequest request, GraphParameters parameters) {
        return parameters
                .text("access_token")
                .or(() -> Optional.ofNullable(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                        .filter(header -> header.startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length())));
    }

    private void check(String proof, String token) {
        byte[] sent = proof.getBytes(StandardCharsets.UTF_8);
        boolean known = appSecrets.stream()
                .map(secret -> Signature.of(secret, token.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent));
        if (!known) {
            throw new GraphRefusal(GraphError.invalidProof());
        }
    }
}
