package io.deskstream.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A child process's output file: one old copy beside it, and a new start once it has grown past 8 MiB. */
final class LogFiles {

    private static final long LIMIT = 8L << 20;

    private LogFiles() {}

    static ProcessBuilder.Redirect appendTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    /** The last line that says something, for an error message. */
    static String lastLine(Path file) {
        return tail(file).lines().toList().reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no output");
    }

    /** The last 8 KiB or less. */
    static String tail(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, content.length() - 8192));
            byte[] bytes = new byte[8192];
            int read = content.read(bytes);
            return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
