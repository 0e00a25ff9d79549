package dev.kotae.app.settings;

import dev.kotae.app.settings.Settings.Source;
import dev.kotae.app.settings.Settings.Source.Folder;
import dev.kotae.knowledge.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds fault with folders within folders that keep something from the readers of those around
/// them: a folder is read with all that lies in it, by whoever may read it.
record Nesting(Problems problems) {
    /// @param faq the folder of answers that were found right, which keeps rules of its own
    void check(List<Source> sources, Optional<String> faq) {
        var folders = sources.stream().mapMulti(Nesting::folder).toList();
        for (var outer : folders) {
            for (var inner : folders) {
                boolean apart =
                        !inner.rule().equals(Rule.EVERYBODY) && !inner.rule().equals(outer.rule());
                if (apart && isWithin(inner.path(), outer.path())) {
                    refuse("knowledge", inner.path(), outer.path());
                }
            }
            faq.ifPresent(answers -> check(answers, outer.path()));
        }
    }

    private static void folder(Source source, Consumer<Folder> folders) {
        switch (source) {
            case Folder folder -> folders.accept(folder);
            case Source.Base _ -> {}
        }
    }

    private void check(String answers, String documents) {
        if (isWithin(answers, documents) || real(answers).equals(real(documents))) {
            refuse(Key.FAQ.path(), answers, documents);
        } else if (isWithin(documents, answers)) {
            refuse("knowledge", documents, answers);
        }
    }

    /// The same folder under two rules was meant so.
    private static boolean isWithin(String inner, String outer) {
        return real(inner).startsWith(real(outer)) && !real(inner).equals(real(outer));
    }

    /// Where it lies whatever leads there, also while it is still to be made.
    private static Path real(String folder) {
        return real(Path.of(folder).toAbsolutePath().normalize());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            var parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    private void refuse(String path, String inner, String outer) {
        problems.add("settings.folder-within", path, inner, outer);
    }
}
