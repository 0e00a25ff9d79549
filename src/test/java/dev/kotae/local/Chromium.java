package dev.kotae.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, driven by Playwright. Where it is missing a test is left out and says how to
/// get it; in CI, where it must be there, the test fails instead.
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String REMEDY =
            PROGRAM + " is missing: apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Starts it.
    public static Chromium launch() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there && System.getenv("CI") != null) {
            throw new AssertionError(REMEDY);
        }
        assumeTrue(there, REMEDY);
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /// An empty page of a size in CSS pixels, for somebody of a language such as `ja-JP`.
    public Page page(String locale, int width, int height) {
        return browser.newPage(
                new Browser.NewPageOptions().setLocale(locale).setViewportSize(width, height));
    }

    /// Photographs a page, where `-Dscreenshots=DIR` says into which folder.
    public static void shoot(Page page, String name) {
        var folder = System.getProperty("screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
