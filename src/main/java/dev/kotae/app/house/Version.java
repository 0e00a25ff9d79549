package dev.kotae.app.house;

import java.util.Objects;

/// Which Kotae this is.
public final class Version {
    private Version() {}

    /// The version in the jar's manifest, or what says that there is no jar.
    public static String current() {
        var version = Version.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "unpackaged");
    }
}
