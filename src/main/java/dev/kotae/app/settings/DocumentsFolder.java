package dev.kotae.app.settings;

import dev.kotae.app.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names a folder of documents, for every command that may answer from one.
public final class DocumentsFolder {
    @Option(names = "--docs", paramLabel = "DIR", descriptionKey = "docs")
    private @Nullable Path folder;

    /// The folder that is named, if any. An empty name, as of a variable that is not set, would
    /// mean the folder where we were started.
    ///
    /// @throws SettingsProblem when there is no such folder
    public Optional<Path> chosen() throws SettingsProblem {
        if (folder == null) {
            return Optional.empty();
        }
        var fault = fault(folder);
        if (fault.isPresent()) {
            throw new SettingsProblem(List.of(Words.say(fault.get(), folder)));
        }
        return Optional.of(folder);
    }

    private static Optional<String> fault(Path folder) {
        if (folder.toString().isEmpty()) {
            return Optional.of("docs.unnamed");
        }
        if (Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return Optional.of(Files.exists(folder) ? "docs.file" : "docs.missing");
    }
}
