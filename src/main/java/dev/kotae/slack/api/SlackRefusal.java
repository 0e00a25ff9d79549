package dev.kotae.slack.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Slack did not do what we asked, or we do not know whether it did. Carries Slack's error code and
/// nothing of what was sent.
public final class SlackRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String TOO_EARLY = "ratelimited";

    private static final Set<String> TOO_LONG =
            Set.of("msg_too_long", "msg_blocks_too_long", "msg_blocks_too_many");

    private static final Set<String> OF_BLOCKS = Set.of("invalid_blocks", "invalid_blocks_format");

    /// What became of the call.
    public enum Fate {
        /// It was not done and may be repeated after a while.
        BUSY,
        /// Nobody knows whether it was done: a time-out, an error of the server.
        UNSURE,
        /// It was not done and never will be.
        FINAL
    }

    private final String method;
    private final String code;
    private final Fate fate;
    private final Duration pause;

    private SlackRefusal(
            String method, String code, Fate fate, Duration pause, @Nullable Throwable cause) {
        super(method + ": " + code, cause);
        this.method = method;
        this.code = code;
        this.fate = fate;
        this.pause = pause;
    }

    static SlackRefusal busy(String method, Duration pause) {
        return new SlackRefusal(method, TOO_EARLY, Fate.BUSY, pause, null);
    }

    /// Nothing came back. Where there was no connection yet, nothing was done either.
    static SlackRefusal silent(String method, IOException cause) {
        return switch (cause) {
            case ConnectException _ -> unreachable(method, "unreachable", cause);
            case UnknownHostException _ -> unreachable(method, "unreachable", cause);
            case SSLHandshakeException _ -> unreachable(method, "untrusted_certificate", cause);
            case SSLPeerUnverifiedException _ ->
                    unreachable(method, "untrusted_certificate", cause);
            case IOException any when isOfProxy(any) -> unreachable(method, "proxy_refused", any);
            default -> unsure(method, "timeout", cause);
        };
    }

    /// OkHttp (4.12.0) has no type for it.
    private static boolean isOfProxy(IOException cause) {
        var message = String.valueOf(cause.getMessage());
        return message.startsWith("Unexpected response code for CONNECT")
                || message.startsWith("Failed to authenticate with proxy");
    }

    private static SlackRefusal unreachable(String method, String code, Throwable cause) {
        return new SlackRefusal(method, code, Fate.BUSY, Duration.ofSeconds(1), cause);
    }

    static SlackRefusal unready(String method, Throwable cause) {
        return new SlackRefusal(method, "no_token_read", Fate.BUSY, Duration.ofSeconds(1), cause);
    }

    static SlackRefusal unsure(String method, String code, @Nullable Throwable cause) {
        return new SlackRefusal(method, code, Fate.UNSURE, Duration.ofMillis(500), cause);
    }

    /// Slack will never do it.
    public static SlackRefusal last(String method, String code) {
        return new SlackRefusal(method, code, Fate.FINAL, Duration.ZERO, null);
    }

    /// The method and the code.
    public String what() {
        return method + ": " + code;
    }

    /// Slack's error code, or one of ours: `unreachable`, `untrusted_certificate`, `proxy_refused`,
    /// `timeout`, `http_503`, `unreadable`, `no_token_read`.
    public String code() {
        return code;
    }

    /// Whether Slack would take it if it were shorter.
    public boolean isTooLong() {
        return TOO_LONG.contains(code);
    }

    /// Whether Slack would take it with words in place of blocks: not every workspace has every
    /// block.
    public boolean isOfBlocks() {
        return OF_BLOCKS.contains(code);
    }

    /// Whether it was too early by a pace that [SlackLimits] knows or was told.
    boolean isPaced() {
        return code.equals(TOO_EARLY);
    }

    /// What became of the call.
    public Fate fate() {
        return fate;
    }

    /// How long to wait before the call is worth repeating.
    public Duration pause() {
        return pause;
    }
}
