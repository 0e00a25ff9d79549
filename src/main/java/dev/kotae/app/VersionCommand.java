package dev.kotae.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./kotae version`.
@Command(name = "version", resourceBundle = Words.BUNDLE)
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println("kotae " + version() + " (Java " + Runtime.version().toString() + ")");
        return 0;
    }

    /// The version in the jar's manifest, or what says that there is no jar.
    static String version() {
        var version = VersionCommand.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "unpackaged");
    }
}
