package dev.kotae.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a long Markdown text into parts that a platform takes one by one: at the end of a paragraph
/// where there is one, else of a line, else of a word. A code fence is never cut open: where a
/// fence alone is too long, it is closed at the end of one part and opened again in the next. A
/// table that is too long has its head in each part, and what stood indented under an item of a
/// list in the part before is not taken for code. Nothing is lost but blank lines at a cut.
public final class Splitter {
    private static final int SMALLEST_LIMIT = 256;

    /// A fence's first line with a longer info string is no fence that anybody meant.
    private static final Pattern FENCE =
            Pattern.compile("\\s{0,8}(`{3,12}|~{3,12})[^`]{0,60}\\s{0,8}");

    private static final Pattern BELOW_HEAD =
            Pattern.compile("\\s{0,3}\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*){0,99}\\|?\\s*");

    /// What a fence's last line takes at most, kept free for it within the fence.
    private static final int ROOM_TO_CLOSE = 24;

    /// A fence is not opened for less.
    private static final int ROOM_IN_FENCE = 64;

    private final int limit;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    /// Where `current` may be cut between paragraphs; 0 when nowhere.
    private int paragraphEnd;

    /// The line that opened the fence we are in, and what closes it; both empty outside of fences.
    private String fenceLine = "";

    private String fenceMark = "";

    /// The first two lines of the table we are in, or empty.
    private String tableHead = "";

    private String lineBefore = "";

    /// How many blanks at the beginning of lines are left out since the last cut.
    private int dedent;

    private Splitter(int limit) {
        this.limit = limit;
    }

    /// Cuts a text.
    ///
    /// @param limit how many characters (UTF-16) a part has at most, at least 256
    /// @return the parts in order; none for a blank text
    public static List<String> split(String markdown, int limit) {
        if (limit < SMALLEST_LIMIT) {
            throw new IllegalArgumentException("too small a limit: " + limit);
        }
        if (markdown.length() <= limit) {
            return markdown.isBlank() ? List.of() : List.of(markdown.stripTrailing());
        }
        var splitter = new Splitter(limit);
        int from = 0;
        while (from < markdown.length()) {
            int end = markdown.indexOf('\n', from);
            int next = end < 0 ? markdown.length() : end + 1;
            splitter.add(markdown.substring(from, next));
            from = next;
        }
        splitter.emit(splitter.current.toString());
        return List.copyOf(splitter.parts);
    }

    private void add(String whole) {
        boolean apart = lineBefore.isBlank();
        if (apart && fenceMark.isEmpty() && !current.isEmpty() && indent(whole) == 0) {
            paragraphEnd = current.length();
        }
        var line = dedented(whole);
        int needed = needed(line);
        if (needed > room() && paragraphEnd > 0) {
            emit(current.substring(0, paragraphEnd));
            current.delete(0, paragraphEnd);
            paragraphEnd = 0;
        }
        if (needed > room()) {
            cutHere();
            line = begun(line);
        }
        var rest = line;
        while (rest.length() > room() && !closes(rest)) {
            int end = wordEnd(rest, room());
            current.append(rest, 0, end);
            rest = rest.substring(end);
            cutHere();
        }
        current.append(rest);
        follow(line);
        lineBefore = whole;
    }

    private static int indent(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return line.isBlank() ? 0 : blanks;
    }

    private String dedented(String line) {
        if (dedent == 0 || line.isBlank()) {
            return line;
        }
        dedent = Math.min(dedent, indent(line));
        return line.substring(dedent);
    }

    /// A line at the beginning of a part.
    private String begun(String line) {
        if (!fenceMark.isEmpty() || !current.isEmpty() || line.isBlank()) {
            return line;
        }
        int more = indent(line);
        dedent += more;
        return line.substring(more);
    }

    /// A fence is opened only where some of it fits, and its last line has its room already.
    private int needed(String line) {
        if (closes(line)) {
            return 0;
        }
        return line.length() + (opens(line) ? ROOM_IN_FENCE : 0);
    }

    /// How much still fits, with what would have to close the fence.
    private int room() {
        return limit - current.length() - (fenceMark.isEmpty() ? 0 : ROOM_TO_CLOSE);
    }

    private boolean opens(String line) {
        return fenceMark.isEmpty() && FENCE.matcher(line).matches();
    }

    private boolean closes(String line) {
        var bare = line.strip();
        return !fenceMark.isEmpty()
                && bare.startsWith(fenceMark)
                && line.length() <= ROOM_TO_CLOSE
                && bare.chars().distinct().count() == 1;
    }

    private void cutHere() {
        if (!fenceMark.isEmpty()) {
            if (!current.toString().equals(fenceLine)) {
                var newline = current.charAt(current.length() - 1) == '\n' ? "" : "\n";
                emit(current + newline + fenceMark);
                current.setLength(0);
                current.append(fenceLine);
            }
        } else if (!current.toString().equals(tableHead)) {
            emit(current.toString());
            current.setLength(0);
            current.append(tableHead);
        }
        paragraphEnd = 0;
    }

    private void emit(String part) {
        if (!part.isBlank()) {
            parts.add(part.stripTrailing());
        }
    }

    private static int wordEnd(String text, int most) {
        int space = text.lastIndexOf(' ', most - 1);
        if (space > most / 2) {
            return space + 1;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private void follow(String line) {
        if (closes(line)) {
            fenceMark = "";
            fenceLine = "";
            paragraphEnd = dedent == 0 ? current.length() : paragraphEnd;
        } else if (opens(line)) {
            fenceMark = line.strip().replaceFirst("^(`+|~+).*", "$1");
            fenceLine = line;
        } else if (fenceMark.isEmpty()) {
            followTable(line);
        }
    }

    /// A head that leaves little room for rows is not worth repeating.
    private void followTable(String line) {
        if (!line.contains("|")) {
            tableHead = "";
        } else if (tableHead.isEmpty()
                && lineBefore.contains("|")
                && BELOW_HEAD.matcher(line).matches()
                && lineBefore.length() + line.length() < limit / 4) {
            tableHead = lineBefore + line;
        }
    }
}
