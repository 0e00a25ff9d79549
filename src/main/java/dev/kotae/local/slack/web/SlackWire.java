package dev.kotae.local.slack.web;

import static java.util.Objects.requireNonNullElse;

import dev.kotae.local.WireCall;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.History;
import dev.kotae.local.slack.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stand-in's HTTP side: finds whom a request is for, and writes down what came of it.
public final class SlackWire {
    private static final int LARGEST_BODY = 4 << 20;

    private final WebApi api;
    private final ResponseUrls responseUrls;
    private final Downloads downloads;
    private final History history;
    private final InstantSource clock;
    private final WireTap tap;

    /// @param tap hears every request
    public SlackWire(
            WebApi api,
            ResponseUrls responseUrls,
            Downloads downloads,
            History history,
            InstantSource clock,
            WireTap tap) {
        this.api = api;
        this.responseUrls = responseUrls;
        this.downloads = downloads;
        this.history = history;
        this.clock = clock;
        this.tap = tap;
    }

    /// Answers one request.
    public void serve(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (path(in).startsWith("/files/")) {
            download(in, out);
            return;
        }
        var started = clock.instant();
        var bytes = in.getInputStream().readNBytes(LARGEST_BODY);
        var body = new String(bytes, StandardCharsets.UTF_8);
        var reply = answer(in, body.isEmpty() ? header(in.getQueryString()) : body);
        note(in, body, reply, started);
        send(reply, out);
        hear(in, body, reply, started);
    }

    private void download(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var started = clock.instant();
        var file =
                downloads.at(
                        path(in).substring("/files/".length()),
                        header(in.getHeader("Authorization")));
        out.setStatus(file.status());
        out.setContentType(file.type());
        file.headers().forEach(out::setHeader);
        out.getOutputStream().write(file.body());
        history.note(
                new Moment.Called(started, clock.instant(), "download", "", file.status(), ""));
        hear(in, "", new HttpReply(file.status(), "", Duration.ZERO), started);
    }

    private void note(HttpServletRequest in, String body, HttpReply reply, Instant started) {
        var path = path(in);
        var method =
                path.startsWith("/api/") ? path.substring("/api/".length()) : ResponseUrls.NAME;
        history.note(
                new Moment.Called(
                        started,
                        clock.instant(),
                        method,
                        WebApi.channel(header(in.getContentType()), body),
                        reply.status(),
                        reply.error()));
    }

    private HttpReply answer(HttpServletRequest in, String body) {
        var path = path(in);
        if (path.startsWith("/api/")) {
            return api.answer(
                    path.substring("/api/".length()),
                    header(in.getHeader("Authorization")),
                    header(in.getContentType()),
                    body);
        }
        if (path.startsWith("/response/")) {
            return responseUrls.post(path.substring("/response/".length()), body);
        }
        return new HttpReply(404, "", Duration.ZERO);
    }

    private static String path(HttpServletRequest in) {
        return in.getServletPath() + header(in.getPathInfo());
    }

    private static String header(@Nullable String value) {
        return requireNonNullElse(value, "");
    }

    private static void send(HttpReply reply, HttpServletResponse out) throws IOException {
        out.setStatus(reply.status());
        out.setContentType("application/json; charset=utf-8");
        if (!reply.retryAfter().isZero()) {
            out.setHeader("Retry-After", String.valueOf(reply.retryAfter().toSeconds()));
        }
        if (!reply.scopes().isEmpty()) {
            out.setHeader("x-oauth-scopes", reply.scopes());
        }
        out.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
        out.flushBuffer();
    }

    private void hear(HttpServletRequest in, String body, HttpReply reply, Instant started) {
        var query = in.getQueryString();
        var path = in.getRequestURI() + (query == null ? "" : "?" + query);
        var ended = clock.instant();
        var request = new WireCall.Request(in.getMethod(), path, body);
        var response = new WireCall.Response(reply.status(), List.of(reply.body()), true);
        tap.heard(new WireCall("slack", request, response, started, ended, ended));
    }
}
