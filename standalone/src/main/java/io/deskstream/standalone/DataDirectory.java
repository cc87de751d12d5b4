package io.deskstream.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The directory that holds everything of one installation. Open, it is this process's alone (a file lock that the system
 * drops however the process ends), writable, of a format that is known, and has room.
 */
final class DataDirectory implements AutoCloseable {

    private static final int FORMAT = 1;
    private static final long LEAST_ROOM = 512L << 20;
    private static final Set<String> BEFORE_VERSION = Set.of("lock", "VERSION", "VERSION.new", "logs");

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens it, making it first where it is absent. */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            requireOurs(path);
            DataDirectory directory = new DataDirectory(path, lock(path));
            directory.requireKnownFormat();
            directory.requireRoom();
            return directory;
        } catch (FileAlreadyExistsException e) {
            throw new StartRefusedException("data directory " + path + " is a file: set DESKSTREAM_DATA_DIR", e);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "data directory %s cannot be written (%s): set DESKSTREAM_DATA_DIR".formatted(path, e), e);
        }
    }

    /** Whether another process has it open. */
    static boolean isInUse(Path path) {
        try (FileChannel channel =
                        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            throw new StartRefusedException("data directory " + path + " cannot be looked into: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path logs() {
        return path.resolve("logs");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(DataDirectory.class).warn("the lock was not dropped", e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartRefusedException(
                    "another deskstream runs on %s: stop it, or set DESKSTREAM_DATA_DIR and DESKSTREAM_PORT_OFFSET"
                            .formatted(path));
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private void requireKnownFormat() throws IOException {
        Path file = path.resolve("VERSION");
        if (!Files.exists(file)) {
            StoredFile.write(file, FORMAT + "\n");
            return;
        }
        String format = Files.readString(file).strip();
        if (!format.matches("[0-9]{1,9}") || Integer.parseInt(format) > FORMAT) {
            throw new StartRefusedException(
                    "data in %s was written by a newer deskstream (format %s, this one knows %d): use that one, or another DESKSTREAM_DATA_DIR"
                            .formatted(path, format, FORMAT));
        }
    }

    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path.resolve("VERSION"))) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.anyMatch(
                    file -> !BEFORE_VERSION.contains(file.getFileName().toString()))) {
                throw new StartRefusedException(
                        "%s holds files that are not deskstream's: set DESKSTREAM_DATA_DIR to a directory of its own"
                                .formatted(path));
            }
        }
    }

    private void requireRoom() throws IOException {
        long room = Files.getFileStore(path).getUsableSpace();
        if (room < LEAST_ROOM) {
            throw new StartRefusedException(
                    "%s has %d MiB of room left and needs %d: free some, or set DESKSTREAM_DATA_DIR"
                            .formatted(path, room >> 20, LEAST_ROOM >> 20));
        }
    }
}
