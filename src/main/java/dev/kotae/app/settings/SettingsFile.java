package dev.kotae.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names the settings file, for every command that reads one.
public final class SettingsFile {
    /// Read where no other is named, if it is there.
    public static final String DEFAULT = "kotae.yaml";

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private @Nullable Path file;

    /// The settings of the file and the environment.
    public Settings read() throws SettingsProblem {
        var chosen = chosen();
        return chosen.isPresent()
                ? SettingsReader.read(chosen.get(), System.getenv())
                : SettingsReader.read(System.getenv());
    }

    /// The file that is read, if any.
    public Optional<Path> chosen() {
        if (file != null) {
            return Optional.of(file);
        }
        var usual = Path.of(DEFAULT);
        return Files.exists(usual) ? Optional.of(usual) : Optional.empty();
    }
}
