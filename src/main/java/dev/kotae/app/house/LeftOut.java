package dev.kotae.app.house;

import dev.kotae.app.words.Words;
import dev.kotae.knowledge.Unread;
import java.util.List;
import java.util.stream.Collectors;

/// Documents that could not be read, as an operator is told of them.
///
/// @param named the first of them, each with the reason
/// @param more how many others there are
public record LeftOut(String named, int more) {
    private static final String REASON = "doctor.unread.";

    /// Names the first.
    ///
    /// @param most how many are named
    public static LeftOut of(List<Unread> unread, int most) {
        var named =
                unread.stream()
                        .limit(most)
                        .map(each -> each.file() + ": " + Words.say(REASON + each.reason()))
                        .collect(Collectors.joining("; "));
        return new LeftOut(named, Math.max(0, unread.size() - most));
    }
}
