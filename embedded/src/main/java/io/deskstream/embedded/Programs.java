package io.deskstream.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the parts' programs lie. */
final class Programs {

    private Programs() {}

    /** Shared by all temporary servers of this user on this machine. */
    static Path shared() {
        return Path.of(System.getProperty("java.io.tmpdir"), "deskstream-programs-" + System.getProperty("user.name"));
    }

    /**
     * The unpacked registry: system property {@code deskstream.registry.home}, else where the build of this module put it,
     * found from its classes or from the checkout's root (system property {@code deskstream.root}).
     */
    static Path registry() {
        return Stream.of(
                        property("deskstream.registry.home", ""),
                        besideClasses(),
                        property("deskstream.root", "embedded/target/registry"))
                .flatMap(Stream::ofNullable)
                .filter(home -> Files.exists(home.resolve("quarkus-run.jar")))
                .findFirst()
                .orElseThrow(() -> new PartFailedException("the schema registry is not built: run ./deskstream up"));
    }

    private static Path besideClasses() {
        Path classes = Path.of(
                Objects.requireNonNull(Programs.class.getProtectionDomain().getCodeSource())
                        .getLocation()
                        .getPath());
        return classes.resolveSibling("registry");
    }

    private static @org.jspecify.annotations.Nullable Path property(String name, String below) {
        String value = System.getProperty(name);
        return value == null ? null : Path.of(value).resolve(below);
    }
}
