package org.hedgerow.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The Chromium of this machine, driven by Playwright, with everything switched off that would talk to its maker. */
public final class Chromium implements AutoCloseable {

    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser that HEDGEROW_CHROMIUM names, or the distribution's. */
    public static Chromium launch() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var program = Objects.requireNonNullElse(System.getenv("HEDGEROW_CHROMIUM"), "/usr/bin/chromium");
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** A browser of somebody's own: no cookie or store is shared with another. */
    public BrowserContext desk(ColorScheme colours) {
        return context(1440, 900, colours, false);
    }

    public BrowserContext phone(int width, int height, ColorScheme colours) {
        return context(width, height, colours, true);
    }

    /** A phone that differs from others: its language, its colours, or that it runs no script. */
    public BrowserContext phone(int width, int height, Consumer<Browser.NewContextOptions> difference) {
        return context(width, height, ColorScheme.LIGHT, true, difference);
    }

    private BrowserContext context(int width, int height, ColorScheme colours, boolean touch) {
        return context(width, height, colours, touch, options -> {});
    }

    private BrowserContext context(
            int width, int height, ColorScheme colours, boolean touch, Consumer<Browser.NewContextOptions> difference) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(touch);
        difference.accept(options);
        var context = browser.newContext(options);
        // Long, because a wait that ends early says nothing but that the machine was busy.
        context.setDefaultTimeout(90_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
