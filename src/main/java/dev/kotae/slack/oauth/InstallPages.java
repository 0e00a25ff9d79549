package dev.kotae.slack.oauth;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Installations;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.api.SlackTokens;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two pages by which a workspace or a whole organisation installs the app: one sends the
/// browser to Slack, to the other Slack sends it back.
public final class InstallPages extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(InstallPages.class);
    private static final long serialVersionUID = 1;

    /// The prefix makes browsers refuse it from a sister domain, or without TLS.
    private static final String COOKIE = "__Host-kotae-install";

    /// What the pages go by.
    ///
    /// @param clientId the app's
    /// @param scopes what is asked for
    /// @param authorize Slack's page
    /// @param install our first page, as a path
    /// @param redirect our second page as Slack knows it, or null for the one that the app's
    ///   configuration names
    /// @param allowed whether this tenant may install the app
    public record Route(
            String clientId,
            Set<String> scopes,
            URI authorize,
            String install,
            @Nullable URI redirect,
            Predicate<String> allowed) {
        public Route {
            scopes = Set.copyOf(scopes);
        }
    }

    private final transient Route route;
    private final transient BrowserState states;
    private final transient Grants grants;
    private final transient Installations installations;

    InstallPages(Route route, BrowserState states, Grants grants, Installations installations) {
        this.route = route;
        this.states = states;
        this.grants = grants;
        this.installations = installations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        if (request.getRequestURI().equals(route.install())) {
            begin(response);
        } else {
            end(request, response);
        }
    }

    private void begin(HttpServletResponse response) throws IOException {
        var cookie = states.cookie();
        keep(response, cookie, BrowserState.PATIENCE.toSeconds());
        var scope = String.join(",", new TreeSet<>(route.scopes()));
        var redirect = route.redirect();
        response.sendRedirect(
                route.authorize()
                        + "?client_id="
                        + encoded(route.clientId())
                        + "&scope="
                        + encoded(scope)
                        + "&state="
                        + encoded(states.state(cookie))
                        + (redirect == null
                                ? ""
                                : "&redirect_uri=" + encoded(redirect.toString())));
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = new ResultPage(locale(request), route.install());
        var state = parameter(request, "state");
        if (state.isEmpty() && parameter(request, "error").isEmpty()) {
            // Begun at Slack, as by an organisation's administrator: begun once more, by this
            // browser.
            response.sendRedirect(route.install());
        } else if (!states.holds(state, cookie(request))) {
            log.warn("slack=installation_refused why=state");
            page.send(response, 400, Phrase.of(Wording.INSTALL_STALE), false);
        } else if (!parameter(request, "error").isEmpty()) {
            page.send(response, 200, Phrase.of(Wording.INSTALL_CANCELLED), false);
        } else {
            keep(response, "", 0);
            install(parameter(request, "code"), page, response);
        }
    }

    private void install(String code, ResultPage page, HttpServletResponse response)
            throws IOException {
        try {
            var granted = grants.byCode(code, route.redirect());
            var tenant = granted.installation().tenant();
            if (route.allowed().test(tenant)) {
                installations.keep(granted.installation());
                log.info("slack=installed tenant={}", tenant);
                page.send(response, 200, Phrase.of(Wording.INSTALLED, granted.name()), true);
            } else {
                log.warn("slack=not_installed tenant={} why=not_allowed", tenant);
                var id = SlackTokens.workspace(tenant);
                page.send(
                        response,
                        403,
                        Phrase.of(Wording.INSTALL_FORBIDDEN, granted.name(), id),
                        false);
            }
        } catch (Grants.Refused refused) {
            failed(page, response, 400, String.valueOf(refused.getMessage()));
        } catch (SlackRefusal silent) {
            failed(page, response, 502, silent.code());
        } catch (StoreFailure failure) {
            log.error("slack=not_installed why=store", failure);
            page.send(response, 503, Phrase.of(Wording.INSTALL_FAILED, "store"), false);
        }
    }

    private static void failed(
            ResultPage page, HttpServletResponse response, int status, String code)
            throws IOException {
        log.warn("slack=not_installed why={}", code);
        page.send(response, status, Phrase.of(Wording.INSTALL_FAILED, code), false);
    }

    private static void keep(HttpServletResponse response, String cookie, long seconds) {
        response.addHeader(
                "Set-Cookie",
                "%s=%s; Path=/; Max-Age=%s; Secure; HttpOnly; SameSite=Lax"
                        .formatted(COOKIE, cookie, seconds));
    }

    private static String cookie(HttpServletRequest request) {
        var cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getLocale().getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
