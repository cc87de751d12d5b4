package io.deskstream.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by the machine's own Node. One thread. */
final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MS = Awaiting.PATIENCE.toMillis();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable, Path node) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString())));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Empty where the person said so; fails where there is no browser and nobody said so. */
    static Optional<Chromium> launch() {
        if ("1".equals(System.getenv("DESKSTREAM_NO_BROWSER"))) {
            System.out.println("skipped: the browser tests, because of DESKSTREAM_NO_BROWSER=1");
            return Optional.empty();
        }
        Path executable = onPath("chromium", "chromium-browser", "google-chrome")
                .orElseThrow(
                        () -> new AssertionError(
                                "no Chromium on the PATH: install it (apt-get install chromium), or set DESKSTREAM_NO_BROWSER=1"));
        Path node = onPath("node").orElseThrow(() -> new AssertionError("no Node on the PATH: install Node 20"));
        return Optional.of(new Chromium(executable, node));
    }

    /** A page of its own, as of somebody who was never here. */
    Page newPage() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> onPath(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
