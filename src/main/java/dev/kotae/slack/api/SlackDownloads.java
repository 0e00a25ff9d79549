package dev.kotae.slack.api;

import dev.kotae.chat.Enclosure.Why;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.StoreFailure;
import dev.kotae.outbound.Loopback;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Brings files from Slack. The bot's token goes to hosts of Slack's alone, over TLS, and follows
/// no redirect.
public final class SlackDownloads {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_ATTEMPTS = 2;

    private final OkHttpClient http;
    private final HttpUrl base;
    private final SlackTokens tokens;

    /// @param http the client with its proxy and trust
    /// @param base where the Web API is. Files are had from the same host and those below it; on
    ///   this machine, where a stand-in is spoken to, from the same origin
    public SlackDownloads(OkHttpClient http, URI base, SlackTokens tokens) {
        this.http =
                http.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .callTimeout(LONGEST)
                        .readTimeout(LONGEST)
                        .build();
        this.base = Objects.requireNonNull(HttpUrl.get(base.toString()));
        this.tokens = tokens;
    }

    /// What was brought.
    ///
    /// @param type the media type that came with it, without parameters, or empty
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Download(byte[] bytes, String type) {}

    /// A file that does not come.
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Why why;

        /// @param detail fit for a log: no address, no name
        public Failed(Why why, String detail) {
            super(detail);
            this.why = why;
        }

        /// What the asker is told.
        public Why why() {
            return why;
        }
    }

    /// Brings one file. Blocks for 40 seconds at most.
    ///
    /// @param workspace whose token it needs
    /// @param address as Slack told it
    /// @param most how many bytes it may have
    /// @throws Failed when it does not come
    public Download get(String workspace, String address, int most) {
        var url = HttpUrl.parse(address);
        if (url == null || !isSlacks(url)) {
            throw new Failed(Why.ELSEWHERE, "a foreign host");
        }
        var request =
                new Request.Builder()
                        .url(url)
                        .header("Authorization", "Bearer " + token(workspace).value())
                        .build();
        for (int attempt = 1; ; attempt++) {
            try (var response = http.newCall(request).execute()) {
                if (response.code() < 500 || attempt == MOST_ATTEMPTS) {
                    return read(response, most);
                }
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw new Failed(Why.SILENT, e.getClass().getSimpleName());
                }
            }
        }
    }

    private Secret token(String workspace) {
        try {
            return tokens.of(workspace)
                    .orElseThrow(() -> new Failed(Why.FORBIDDEN, "not installed"));
        } catch (StoreFailure failure) {
            throw new Failed(Why.SILENT, "no token");
        }
    }

    private boolean isSlacks(HttpUrl url) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return false;
        }
        if (Loopback.is(base.host())) {
            return url.scheme().equals(base.scheme())
                    && url.host().equals(base.host())
                    && url.port() == base.port();
        }
        return url.isHttps()
                && url.port() == 443
                && (url.host().equals(base.host()) || url.host().endsWith("." + base.host()));
    }

    private static Download read(Response response, int most) throws IOException {
        int status = response.code();
        switch (status) {
            case 200 -> {
                // Read below.
            }
            case 404, 410 -> throw new Failed(Why.GONE, "http_" + status);
            case 429 -> throw new Failed(Why.SILENT, "http_" + status);
            default ->
                    throw new Failed(status >= 500 ? Why.SILENT : Why.FORBIDDEN, "http_" + status);
        }
        var body = Objects.requireNonNull(response.body());
        if (body.contentLength() > most) {
            throw new Failed(Why.SIZE, "told to be too large");
        }
        var bytes = body.byteStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Failed(Why.SIZE, "too large");
        }
        var type = body.contentType();
        return new Download(bytes, type == null ? "" : type.type() + "/" + type.subtype());
    }
}
