package dev.kotae.local;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A request that is being answered, and the notes taken of it for the wire tap.
final class RecordedCall {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final InstantSource clock;
    private final Instant started;
    private final List<String> parts = new ArrayList<>();
    private byte[] body = new byte[0];
    private @Nullable Instant firstByte;
    private boolean whole;

    RecordedCall(HttpServletRequest request, HttpServletResponse response, InstantSource clock) {
        this.request = request;
        this.response = response;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// Reads the request's body.
    ///
    /// @return false where it is longer than `most` bytes; then it is not kept
    boolean readBody(int most) throws IOException {
        var in = request.getInputStream();
        var read = in.readNBytes(most + 1);
        if (read.length > most) {
            // A client that is still sending would not see the answer.
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        body = read;
        return true;
    }

    byte[] body() {
        return body;
    }

    /// The path as it came, percent-encoded.
    String path() {
        return request.getRequestURI();
    }

    /// A parameter of the query, or empty.
    String parameter(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /// A header of the request, or empty.
    String header(String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }

    /// The milliseconds since it came.
    long ageMs() {
        return started.until(clock.instant(), java.time.temporal.ChronoUnit.MILLIS);
    }

    /// Says when to come again, in whole seconds.
    void retryAfter(Duration wait) {
        response.setHeader("Retry-After", String.valueOf(wait.toSeconds()));
    }

    /// Begins an answer of bytes that are written one after the other.
    void begin(int status, String contentType) {
        response.setStatus(status);
        response.setContentType(contentType);
    }

    /// Writes a whole JSON answer.
    void answer(int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        begin(status, "application/json");
        response.setContentLength(bytes.length);
        write(bytes, json);
        whole = true;
    }

    /// Writes a piece of the answer.
    ///
    /// @param note how it is noted down
    void write(byte[] bytes, String note) throws IOException {
        if (firstByte == null) {
            firstByte = clock.instant();
        }
        parts.add(note);
        response.getOutputStream().write(bytes);
    }

    /// Sends what is written.
    void flush() throws IOException {
        response.flushBuffer();
    }

    /// The answer was given to its end.
    void complete() {
        whole = true;
    }

    /// The notes.
    WireCall ended(String service) {
        var now = clock.instant();
        var query = request.getQueryString();
        return new WireCall(
                service,
                new WireCall.Request(
                        request.getMethod(),
                        query == null ? path() : path() + "?" + query,
                        new String(body, StandardCharsets.UTF_8)),
                new WireCall.Response(parts.isEmpty() ? 0 : response.getStatus(), parts, whole),
                started,
                firstByte == null ? now : firstByte,
                now);
    }
}
