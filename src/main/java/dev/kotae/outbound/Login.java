package dev.kotae.outbound;

import java.net.URI;
import java.util.Optional;

/// Who enters a proxy.
public record Login(String user, String password) {
    /// As a proxy's address says it: `http://user:password@host:3128`.
    public static Optional<Login> of(URI proxy) {
        return Optional.ofNullable(proxy.getUserInfo())
                .map(both -> both.split(":", 2))
                .filter(both -> both.length == 2)
                .map(both -> new Login(both[0], both[1]));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
