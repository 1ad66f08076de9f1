package org.hedgerow.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A telephone: a browser that keeps what it has been given on a disk of its own, dies without warning, and is opened again with what it had kept.
 * Closing it leaves nothing behind.
 */
public final class Phone implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(20);

    private final Playwright playwright;
    private final Path profile;
    private BrowserContext context;

    private Phone(Playwright playwright, Path profile) {
        this.playwright = playwright;
        this.profile = profile;
        this.context = launch();
    }

    /** A new phone, switched on. */
    public static Phone fresh() {
        try {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Phone(playwright, Files.createTempDirectory("hedgerow-phone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser as it is now; another after each time that the phone was switched on. */
    public BrowserContext context() {
        return context;
    }

    /** Opens an address in a tab of its own. */
    public Page open(String address) {
        var page = context.newPage();
        page.navigate(address);
        return page;
    }

    /** SIGKILL to the browser and to all that it has started. */
    public void kill() {
        var mark = "--user-data-dir=" + profile;
        processes(mark).forEach(ProcessHandle::destroyForcibly);
        Await.until("the browser ends", END, () -> processes(mark).isEmpty());
        try {
            context.close();
        } catch (PlaywrightException gone) {
            // It is what was wanted.
            return;
        }
    }

    /** Starts the browser again with what the phone has kept. */
    public void startAgain() {
        context = launch();
    }

    /** Every file that the browser has written, for whoever has found the phone. */
    public List<Path> files() {
        try (var files = Files.walk(profile)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (PlaywrightException gone) {
            System.err.println("The phone was off");
        }
        playwright.close();
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + profile);
        }
    }

    private BrowserContext launch() {
        var program = Objects.requireNonNullElse(System.getenv("HEDGEROW_CHROMIUM"), "/usr/bin/chromium");
        var made = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Path.of(program))
                                .setArgs(Chromium.FLAGS)
                                .setViewportSize(360, 740)
                                .setLocale("en-GB")
                                .setTimezoneId("Europe/London")
                                .setHasTouch(true));
        made.setDefaultTimeout(60_000);
        return made;
    }

    /** Only processes with this very profile, which nobody else has. */
    private static List<ProcessHandle> processes(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(mark))
                        .orElse(false))
                .toList();
    }
}
