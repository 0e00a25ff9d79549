package dev.kotae.knowledge.reading;

import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in YAML at the beginning of a Markdown file, between two lines of hyphens.
///
/// @param title the title that it names
/// @param end where the words begin; 0 where there is none
record FrontMatter(Optional<String> title, int end) {
    private static final FrontMatter NONE = new FrontMatter(Optional.empty(), 0);

    /// What goes on for longer is none.
    private static final int MOST_LINES = 100;

    private static final Pattern LINE = Pattern.compile("(.*)(?:\\R|\\z)");
    private static final Pattern KEY = Pattern.compile("[^\\s:#-][^\\s:]*:(?:\\h.*)?");

    private static final Pattern COMMENT = Pattern.compile("#.*");

    /// Besides, a blank line, an item, the rest of a value.
    private static final Pattern BELOW_KEY = Pattern.compile("|[#\\h\\]}].*|-(?:\\h.*)?");

    private static final Pattern TITLE =
            Pattern.compile("title:\\h*(?<quote>[\"']?)(?<title>.+?)\\k<quote>");

    /// A rule with text below is none, although another rule may follow.
    static FrontMatter of(String markdown) {
        var line = LINE.matcher(markdown);
        if (!line.lookingAt() || !line.group(1).stripTrailing().equals("---")) {
            return NONE;
        }
        var title = Optional.<String>empty();
        boolean keyed = false;
        for (int i = 0; i < MOST_LINES && line.find(); i++) {
            var text = line.group(1).stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                return keyed ? new FrontMatter(title, line.end()) : NONE;
            }
            if (KEY.matcher(text).matches()) {
                keyed = true;
                var named = TITLE.matcher(text);
                title = named.matches() ? Optional.of(named.group("title")) : title;
            } else if (!(keyed ? BELOW_KEY : COMMENT).matcher(text).matches()) {
                return NONE;
            }
        }
        return NONE;
    }
}
