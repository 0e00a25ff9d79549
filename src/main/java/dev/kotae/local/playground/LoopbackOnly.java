package dev.kotae.local.playground;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/// Keeps other sites out. The page has no log-in, because only who sits at this machine can reach
/// it; a site that the same person has open could reach it too, by a name that it points to this
/// machine or by posting across, so both are refused.
public final class LoopbackOnly {
    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private LoopbackOnly() {}

    /// Whether a request comes from the page itself, or from a tool on this machine.
    public static boolean permits(HttpServletRequest in) {
        // HTTP/2 has no such header, and says the same in another way.
        var host =
                in.getProtocol().startsWith("HTTP/2")
                        ? in.getServerName() + ":" + in.getServerPort()
                        : in.getHeader("Host");
        var origin = in.getHeader("Origin");
        return host != null
                && LOOPBACK.matcher(host).matches()
                && (origin == null || origin.equalsIgnoreCase(in.getScheme() + "://" + host));
    }
}
