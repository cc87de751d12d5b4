package io.deskstream.standalone;

import io.deskstream.embedded.EmbeddedBroker;
import io.deskstream.persistence.rebuild.Parts;
import io.deskstream.persistence.rebuild.RebuildCommand;
import io.deskstream.persistence.rebuild.Terminal;
import io.deskstream.persistence.rebuild.VerifyCommand;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * {@code ./deskstream rebuild [--replace]} and {@code ./deskstream verify [--log]}: on the parts of a running {@code up}, or
 * else with broker, database and registry started for the while, without services. Exits with 0 where nothing differs, with
 * 1 where something does, with 2 where it could not look.
 */
public final class Maintenance {

    private static final int DIFFERENT = 1;
    private static final int FAILED = 2;

    private Maintenance() {}

    public static void main(String[] args) {
        Console console = new Console(System.out, System.err);
        int code = FAILED;
        try {
            Path root = Path.of(System.getProperty("deskstream.root", ""));
            code = run(List.of(args), Settings.of(List.of(), System.getenv(), root), console) ? 0 : DIFFERENT;
        } catch (StartRefusedException e) {
            console.complain(Failures.oneLine(e));
        } catch (SQLException | RuntimeException e) {
            LoggerFactory.getLogger(Maintenance.class).error("{} failed", List.of(args), e);
            console.complain(Failures.reason(e));
        }
        System.exit(code);
    }

    private static boolean run(List<String> arguments, Settings settings, Console console) throws SQLException {
        Work work = work(arguments);
        System.setProperty(
                "deskstream.log.directory",
                settings.dataDirectory().resolve("logs").resolve("maintenance").toString());
        EmbeddedBroker.onFatal(console::complain);
        try (MaintainedParts parts = MaintainedParts.of(settings, console)) {
            return work.on(parts.addresses(), new Terminal(System.out, System.console() != null));
        }
    }

    private interface Work {
        boolean on(Parts parts, Terminal terminal) throws SQLException;
    }

    private static Work work(List<String> arguments) {
        return switch (String.join(" ", arguments)) {
            case "rebuild" -> (parts, terminal) -> new RebuildCommand(parts, terminal).run(false);
            case "rebuild --replace" -> (parts, terminal) -> new RebuildCommand(parts, terminal).run(true);
            case "verify" -> (parts, terminal) -> new VerifyCommand(parts, terminal).run(false);
            case "verify --log" -> (parts, terminal) -> new VerifyCommand(parts, terminal).run(true);
            default -> throw new StartRefusedException("wants rebuild [--replace] or verify [--log]");
        };
    }
}
