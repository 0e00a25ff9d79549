package dev.kotae.chaos.outside;

import dev.kotae.local.slack.Workspace;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// An answer that is held back until it is wanted.
final class Kept extends HttpServletResponseWrapper {
    private static final Pattern WORKSPACE =
            Pattern.compile(
                    "(\"user\":\\{\"id\":\"\\w+\",)\"team_id\":\"" + Workspace.TEAM + "\",");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Kept(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int value) {
                body.write(value);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("written by blocking");
            }
        };
    }

    @Override
    public void flushBuffer() {}

    /// Lets it go. The one workspace of the stand-in plays many here, so it does not say to which
    /// of them somebody belongs.
    void send() throws IOException {
        var text = WORKSPACE.matcher(body.toString(StandardCharsets.UTF_8)).replaceAll("$1");
        getResponse().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
