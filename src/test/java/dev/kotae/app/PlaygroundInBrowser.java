package dev.kotae.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.app.house.Service;
import dev.kotae.local.Chromium;
import dev.kotae.local.Pace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The whole playground, with the sample handbook, and a browser that looks at it: open while the
/// tests of a class run.
final class PlaygroundInBrowser implements BeforeAllCallback, AfterAllCallback {
    private final Pace pace;
    private @Nullable Chromium chromium;
    private @Nullable Service playground;

    PlaygroundInBrowser(Pace pace) {
        this.pace = pace;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        setDefaultAssertionTimeout(60_000);
        chromium = Chromium.launch();
        playground = PlaygroundCommand.open(0, null, pace);
    }

    /// Opens the page for somebody of a language, `en` or `ja`, in a window of a size in CSS
    /// pixels; it can be used.
    Page page(String language, int width, int height) {
        return page(requireNonNull(playground), language, width, height);
    }

    /// The same of another playground.
    Page page(Service other, String language, int width, int height) {
        var page = requireNonNull(chromium).page(language, width, height);
        page.navigate(other.address() + "/?language=" + language);
        assertThat(page.locator("#main-input")).isEnabled();
        return page;
    }

    /// Asks in the conversation that is open.
    static void ask(Page page, String question) {
        ask(page.locator("#main-input"), question);
    }

    /// Asks in a field.
    static void ask(Locator input, String question) {
        assertThat(input).isEnabled();
        input.fill(question);
        input.press("Enter");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playground != null) {
            playground.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }
}
