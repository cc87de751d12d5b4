package io.deskstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * docker-compose.yml gives each service the variables that it reads: all that it cannot do without, none that it does not
 * know. What a service reads are the placeholders of its own yml.
 */
class ComposeFileTest {

    private static final Path ROOT = Path.of(System.getProperty("deskstream.root", ".."));
    /** {@code ${NAME}} or <code>${NAME:default}</code>; a default may begin with a placeholder itself. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::(\\$?[^}]*))?}");
    /** Compose's own {@code ${NAME…}}. */
    private static final Pattern INTERPOLATION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[?-][^}]*)?}");
    /** Without a default because "none" is a sensible value. */
    private static final Set<String> OPTIONAL = Set.of(
            "DESKSTREAM_ALLOWED_ORIGINS",
            "DESKSTREAM_FILES_S3",
            "DESKSTREAM_MEDIA_ALLOWED_HOSTS",
            "DESKSTREAM_OIDC_ISSUER",
            "DESKSTREAM_OIDC_CLIENT_ID",
            "DESKSTREAM_OIDC_CLIENT_SECRET",
            "DESKSTREAM_SIMULATOR_INSTAGRAM_ACCOUNTS");
    /** Read by every service, whatever its yml says. */
    private static final Set<String> EVERYWHERE =
            Set.of("SERVER_ADDRESS", "DESKSTREAM_PORT_OFFSET", "JAVA_TOOL_OPTIONS");

    @ParameterizedTest
    @ValueSource(
            strings = {"ingest-service", "persistence-service", "outbound-sender", "realtime-gateway", "meta-simulator"
            })
    void aServiceIsGivenWhatItNeedsAndNothingThatItDoesNotRead(String service) throws IOException {
        Map<String, String> read = variables(service);
        Set<String> needed = read.entrySet().stream()
                .filter(variable -> isNeeded(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> known =
                Stream.concat(read.keySet().stream(), EVERYWHERE.stream()).collect(Collectors.toSet());

        Set<String> given = environment(service).keySet();

        assertThat(needed).as("variables that %s.yml needs", service).isNotEmpty();
        assertThat(given).as("environment of %s", service).containsAll(needed).isSubsetOf(known);
    }

    @Test
    void whatThePersonHasToGiveIsInTheExampleOfTheEnvironment() throws IOException {
        Set<String> wanted = matches(INTERPOLATION, Files.readString(ROOT.resolve("docker-compose.yml")))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> exampled = Files.readAllLines(ROOT.resolve(".env.example")).stream()
                .filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(exampled).isEqualTo(wanted);
    }

    @Test
    void noSecretStandsInTheFile() throws IOException {
        Pattern secret = Pattern.compile(".*(SECRET|PASSWORD|TOKEN).*");
        for (String service : services().keySet()) {
            environment(service).entrySet().stream()
                    .filter(variable -> secret.matcher(variable.getKey()).matches())
                    .forEach(variable -> assertThat(variable.getValue())
                            .as("%s of %s", variable.getKey(), service)
                            .matches("\\$\\{[A-Z_]+:\\?.*}"));
        }
    }

    @Test
    void everythingIsPublishedOnLoopbackAlone() throws IOException {
        List<String> ports = services().values().stream()
                .map(service -> service.getOrDefault("ports", List.of()))
                .flatMap(published -> ((Collection<?>) published).stream())
                .map(String::valueOf)
                .toList();

        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
        for (Part part : Part.values()) {
            assertThat(ports).as(part.title()).anyMatch(port -> port.startsWith("127.0.0.1:" + part.port(0) + ":"));
        }
    }

    /** The variables that a service's yml reads, with their defaults. */
    private static Map<String, String> variables(String service) throws IOException {
        Path file = ROOT.resolve(service).resolve("src/main/resources").resolve(service + ".yml");
        Map<String, String> variables = new TreeMap<>();
        matches(PLACEHOLDER, Files.readString(file))
                .forEach(match -> variables.put(match.group(1), match.group(2) == null ? "" : match.group(2)));
        return variables;
    }

    /** Another machine's address cannot be a default: in a container localhost is the container. */
    private static boolean isNeeded(String name, String byDefault) {
        return !OPTIONAL.contains(name)
                && (byDefault.isBlank() || byDefault.contains("localhost") || byDefault.startsWith("$"));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Map<String, String> environment(String service) throws IOException {
        Map<?, ?> variables =
                (Map<?, ?>) services().getOrDefault(service, Map.of()).getOrDefault("environment", Map.of());
        Map<String, String> environment = new TreeMap<>();
        variables.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        return environment;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> file = yaml.load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(file.get("services"));
    }
}
