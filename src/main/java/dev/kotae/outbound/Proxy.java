package dev.kotae.outbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The HTTP proxy that calls go through, and where they go without it.
///
/// @param address such as `http://user:password@host:3128`
/// @param direct hosts that are called without it: a name means that host, one that begins with a
///   dot all hosts below it
public record Proxy(URI address, List<String> direct) {
    public Proxy {
        direct = direct.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /// For every host.
    public static Proxy at(URI address) {
        return new Proxy(address, List.of());
    }

    /// Who enters it, if it wants to know.
    public Optional<Login> login() {
        return Login.of(address);
    }

    /// Whether calls to this host go through it.
    public boolean leadsTo(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return direct.stream()
                .noneMatch(one -> one.startsWith(".") ? name.endsWith(one) : name.equals(one));
    }

    /// The address may hold a password.
    @Override
    public String toString() {
        return "by proxy";
    }
}
