package io.deskstream.standalone;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the person asked for, by environment variables and {@code --bare}.
 *
 * @param bare without the simulator and without demo data
 * @param portOffset added to every port
 * @param dataDirectory absolute
 * @param environment the variables that are set to something
 */
record Settings(boolean bare, int portOffset, Path dataDirectory, Map<String, String> environment) {

    private static final int HIGHEST_PORT = 65535;

    static Settings of(List<String> arguments, Map<String, String> environment, Path root) {
        Map<String, String> set = environment.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, variable -> variable.getValue().strip()));
        Settings settings = new Settings(bare(arguments), portOffset(set), dataDirectory(set, root), set);
        settings.requireGraph();
        return settings;
    }

    Optional<String> get(String variable) {
        return Optional.ofNullable(environment.get(variable));
    }

    int port(Part part) {
        return part.port(portOffset);
    }

    String address(Part part) {
        return "http://localhost:" + port(part);
    }

    /** The parts that this installation runs itself. */
    Set<Part> parts() {
        EnumSet<Part> parts = EnumSet.allOf(Part.class);
        if (bare) {
            parts.remove(Part.SIMULATOR);
        }
        if (get("KAFKA_BOOTSTRAP_SERVERS").isPresent()) {
            parts.remove(Part.KAFKA);
        }
        if (get("SCHEMA_REGISTRY_URL").isPresent()) {
            parts.remove(Part.REGISTRY);
        }
        if (get("DATABASE_URL").isPresent() && !parts.contains(Part.REGISTRY)) {
            parts.remove(Part.POSTGRESQL);
        }
        return parts;
    }

    private void requireGraph() {
        if (bare && get("DESKSTREAM_GRAPH_BASE_URL").isEmpty()) {
            throw new StartRefusedException(
                    "DESKSTREAM_GRAPH_BASE_URL: needed with --bare, the Graph API's address, such as https://graph.facebook.com");
        }
    }

    private static boolean bare(List<String> arguments) {
        for (String argument : arguments) {
            if (!argument.equals("--bare")) {
                throw new StartRefusedException("unknown argument " + argument + ": only --bare is known");
            }
        }
        return !arguments.isEmpty();
    }

    private static int portOffset(Map<String, String> environment) {
        String value = environment.getOrDefault("DESKSTREAM_PORT_OFFSET", "0");
        int highest = Arrays.stream(Part.values())
                .mapToInt(part -> part.port(0))
                .max()
                .orElseThrow();
        try {
            int offset = Integer.parseInt(value);
            if (offset >= 0 && highest + offset <= HIGHEST_PORT) {
                return offset;
            }
        } catch (NumberFormatException notANumber) {
            // refused below like a number out of range
        }
        throw new StartRefusedException("DESKSTREAM_PORT_OFFSET: wants a whole number from 0 to %d, is %s"
                .formatted(HIGHEST_PORT - highest, value));
    }

    private static Path dataDirectory(Map<String, String> environment, Path root) {
        String value = environment.get("DESKSTREAM_DATA_DIR");
        Path directory = value == null ? root.resolve(".deskstream") : Path.of(value);
        return directory.toAbsolutePath().normalize();
    }
}
