package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.Build;
import dev.kotae.chaos.history.Checker;
import dev.kotae.chaos.history.History;
import dev.kotae.chaos.history.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/// Has the checker judge a run, and leaves what is needed to find out why.
final class Verdict {
    private Verdict() {}

    /// Prints what there was, and fails where a promise was broken: the whole history is then in
    /// `target/chaos/NAME.history`.
    ///
    /// @return how much there was
    static Tally of(String name, History history, String more) throws IOException {
        var tally = Tally.of(history);
        var violations = Checker.check(history);
        System.out.println(
                "chaos: " + name + " " + tally + " violations=" + violations.size() + " " + more);
        if (!violations.isEmpty()) {
            Files.createDirectories(Build.folder());
            Files.write(
                    Build.folder().resolve(name + ".history"),
                    Stream.concat(violations.stream(), history.all().stream())
                            .map(String::valueOf)
                            .toList());
        }
        assertThat(violations).isEmpty();
        return tally;
    }
}
