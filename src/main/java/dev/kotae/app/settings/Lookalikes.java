package dev.kotae.app.settings;

import dev.kotae.app.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Variables that look like ours and are not read. Those that begin with `KOTAE_` can only be meant
/// for us and are refused; of those that begin with `SLACK_` another program may be the reader, so
/// that they are only told.
public final class Lookalikes {
    private static final String OURS = "KOTAE_";

    private Lookalikes() {}

    /// A line for each that is set, with what was probably meant.
    public static List<String> lines() {
        return lines(System.getenv());
    }

    static List<String> lines(Map<String, String> environment) {
        var known = new TreeSet<String>();
        Arrays.stream(Key.values()).flatMap(key -> key.variables().stream()).forEach(known::add);
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> isOfSlack(name) && !known.contains(name))
                        .flatMap(name -> meant(name, known).map(near -> line(name, near)).stream())
                        .toList();
    }

    private static boolean isOfSlack(String name) {
        return name.startsWith("SLACK_");
    }

    private static Optional<String> meant(String name, Set<String> known) {
        return known.contains(OURS + name)
                ? Optional.of(OURS + name)
                : Nearest.to(name, known.stream().filter(Lookalikes::isOfSlack).toList());
    }

    private static String line(String name, String near) {
        return Words.say("settings.unknown-near", Words.say("settings.environment"), name, near);
    }
}
