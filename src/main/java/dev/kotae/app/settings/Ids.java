package dev.kotae.app.settings;

import java.util.Collection;
import java.util.regex.Pattern;

/// Finds fault with names in the place of Slack's ids: nothing would ever match them.
///
/// @param path where they stand
record Ids(String path, Problems problems) {
    private static final Pattern WORKSPACE = Pattern.compile("[TE][A-Z0-9]{1,30}");
    private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{1,30}");
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,30}");

    static Ids at(Branch branch) {
        return new Ids(branch.path(), branch.problems());
    }

    /// Wants the id of a workspace or of a whole organisation, or `*` for any.
    void workspace(String text) {
        if (!text.equals("*") && !WORKSPACE.matcher(text).matches()) {
            problems.add("settings.workspace-wanted", path, text);
        }
    }

    /// Wants the id of a channel.
    void channel(String text) {
        if (!CHANNEL.matcher(text).matches()) {
            problems.add("settings.channel-wanted", path, text);
        }
    }

    /// Wants the ids of channels, or `*` for all others.
    void channels(Collection<String> texts) {
        texts.stream().filter(text -> !text.equals("*")).forEach(this::channel);
    }

    /// Wants the ids of people.
    void people(Collection<String> texts) {
        texts.stream()
                .filter(text -> !PERSON.matcher(text).matches())
                .forEach(text -> problems.add("settings.person-wanted", path, text));
    }
}
