package dev.kotae.markdown;

import java.util.regex.Pattern;

/// Follows a Markdown text that comes in pieces, and knows whether what comes next stands in a code
/// fence: then the text can be ended here and gone on with elsewhere. Not for several threads at
/// once.
public final class OpenFence {
    /// A fence's first line with a longer info string is no fence that anybody meant.
    private static final Pattern OPENING =
            Pattern.compile("\\s{0,8}(`{3,12}|~{3,12})[^`]{0,60}\\s{0,8}");

    /// A longer line opens and closes nothing.
    private static final int LONGEST = 100;

    private final StringBuilder line = new StringBuilder();
    private String openedBy = "";
    private String mark = "";

    /// Outside of all fences.
    public OpenFence() {}

    /// The same as another.
    public OpenFence(OpenFence other) {
        line.append(other.line);
        openedBy = other.openedBy;
        mark = other.mark;
    }

    /// Takes what comes next.
    public void follow(CharSequence more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (c == '\n') {
                end();
            } else if (line.length() <= LONGEST) {
                line.append(c);
            }
        }
    }

    /// Whether we are in a fence.
    public boolean isOpen() {
        return !mark.isEmpty();
    }

    /// What has to be added so that the text can end here: a line that closes the fence, or
    /// nothing.
    public String closing() {
        if (!isOpen() || closes()) {
            return "";
        }
        return (line.isEmpty() ? "" : "\n") + mark;
    }

    /// What a text that goes on from here has to begin with: the line that opened the fence, or
    /// nothing.
    public String reopening() {
        return isOpen() && !closes() ? openedBy + "\n" : "";
    }

    private void end() {
        if (isOpen()) {
            if (closes()) {
                mark = "";
                openedBy = "";
            }
        } else if (OPENING.matcher(line).matches()) {
            openedBy = line.toString().stripTrailing();
            mark = openedBy.strip().replaceFirst("^(`+|~+).*", "$1");
        }
        line.setLength(0);
    }

    private boolean closes() {
        var bare = line.toString().strip();
        return bare.startsWith(mark) && bare.chars().distinct().count() == 1;
    }
}
