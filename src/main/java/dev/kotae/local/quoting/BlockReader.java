package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Markdown, or plain text that looks a little like it, line by line into blocks.
final class BlockReader {
    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(#{1,6})\\s+(.*?)#*\\s*$");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*(?:\\p{Nd}{1,2}[.)．、）]|\\(\\p{Nd}{1,2}\\)|[①-⑳])\\s*(\\S.*)$");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•●]\\s+|・\\s*)(\\S.*)$");
    private static final Pattern ROW = Pattern.compile("^\\s*\\|(.*)\\|\\s*$");
    private static final Pattern RULE =
            Pattern.compile("^\\s*\\|?[\\s:|-]*-{2,}[\\s:|-]*\\|?\\s*$");
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*$");
    private static final Pattern OPENS =
            Pattern.compile(
                    "[:：]\\**$|\\b(?:following|as follows|below)\\b|(?:次|以下|下記)の",
                    Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_TITLE = 60;

    /// The level of a heading that bears no sign: below all others.
    private static final int BARE = 7;

    private final TreeMap<Integer, String> headings = new TreeMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> prose = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> fenced = new ArrayList<>();
    private List<String> columns = List.of();
    private boolean numbered;
    private boolean inFence;
    private boolean afterBlank;

    private BlockReader() {}

    static List<Block> blocksOf(String text) {
        var reader = new BlockReader();
        text.lines().forEach(reader::line);
        reader.closeAll();
        return reader.blocks;
    }

    private void line(String line) {
        if (FENCE.matcher(line).matches()) {
            fence();
        } else if (inFence) {
            fenced.add(line);
        } else if (line.isBlank()) {
            afterBlank = true;
        } else {
            content(line);
            afterBlank = false;
        }
    }

    private void fence() {
        inFence = !inFence;
        if (!inFence && !items.isEmpty()) {
            items.add(items.removeLast() + indented(fenced));
            fenced.clear();
        } else if (!inFence) {
            var leadIn = leadIn();
            closeAll();
            if (!leadIn.isEmpty()) {
                blocks.add(new Block.Verbatim(heading(), leadIn, String.join("\n", fenced)));
            }
            fenced.clear();
        }
    }

    /// A command under an item of a list.
    private static String indented(List<String> lines) {
        return "\n   ```\n   "
                + String.join("\n", lines).stripIndent().replace("\n", "\n   ")
                + "\n   ```";
    }

    private void content(String line) {
        var heading = HEADING.matcher(line);
        var row = ROW.matcher(line);
        var number = NUMBERED.matcher(line);
        var bullet = BULLET.matcher(line);
        if (heading.matches()) {
            closeAll();
            int level = heading.group(1).length();
            headings.tailMap(level, true).clear();
            headings.put(level, heading.group(2).strip());
        } else if (RULE.matcher(line).matches()) {
            rule();
        } else if (row.matches()) {
            row(row.group(1));
        } else if (number.matches()) {
            item(number, true);
        } else if (bullet.matches()) {
            item(bullet, false);
        } else {
            plain(line);
        }
    }

    private void rule() {
        if (rows.size() == 1 && columns.isEmpty()) {
            columns = rows.removeFirst();
        }
    }

    private void row(String cells) {
        if (rows.isEmpty() && columns.isEmpty()) {
            bareHeading(!afterBlank);
            closeAll();
        }
        rows.add(Arrays.stream(cells.split("\\|", -1)).map(Sentences::tidy).toList());
    }

    private void item(Matcher item, boolean ordered) {
        closeTable();
        if (items.isEmpty() || numbered != ordered) {
            closeItems();
            bareHeading(!afterBlank);
            numbered = ordered;
        }
        items.add(Sentences.tidy(item.group(1)));
    }

    private void plain(String line) {
        closeTable();
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (!items.isEmpty() && (!afterBlank || indented)) {
            var item = items.removeLast();
            var more = Sentences.tidy(line);
            items.add(item.endsWith("```") ? item + "\n   " + more : joined(item, more));
            return;
        }
        closeItems();
        if (afterBlank) {
            closeProse();
        }
        prose.add(line.strip());
    }

    private void closeAll() {
        closeTable();
        closeItems();
        closeProse();
    }

    private void closeTable() {
        if (!rows.isEmpty()) {
            closeProse();
            blocks.add(new Block.Table(heading(), columns, rows));
        }
        rows.clear();
        columns = List.of();
    }

    private void closeItems() {
        if (items.isEmpty()) {
            return;
        }
        var leadIn = leadIn();
        closeProse();
        blocks.add(new Block.Listing(heading(), leadIn, numbered, items));
        items.clear();
    }

    private void closeProse() {
        bareHeading(false);
        var sentences = Sentences.of(prose.stream().reduce("", BlockReader::joined));
        prose.clear();
        if (!sentences.isEmpty()) {
            blocks.add(new Block.Prose(heading(), sentences));
        }
    }

    /// Takes a heading without any sign out of the prose: a short line that is no sentence, above a
    /// longer one or above a list.
    ///
    /// @param above whether something other than prose follows without a blank line
    private void bareHeading(boolean above) {
        if (prose.isEmpty() || !isTitle(prose.getFirst())) {
            return;
        }
        if (prose.size() == 1 ? above : isShort(prose.getFirst(), prose.get(1))) {
            headings.put(BARE, prose.removeFirst());
        }
    }

    /// Whether a line does not only end where there was no more room: one of Japanese that is
    /// broken there is not shorter than the last.
    private static boolean isShort(String line, String next) {
        boolean whole = Tongue.ofStatement(line) == Tongue.JAPANESE && Sentences.isFinished(next);
        return line.length() * 10 < next.length() * (whole ? 10 : 7);
    }

    private static boolean isTitle(String line) {
        return line.length() <= LONGEST_TITLE
                && !Sentences.isFinished(line)
                && !line.matches(".*[,;:、；：]")
                && !OPENS.matcher(line).find();
    }

    /// Takes the sentence that opens what follows out of the prose before it.
    private String leadIn() {
        if (prose.isEmpty()) {
            return "";
        }
        var sentences =
                new ArrayList<>(Sentences.of(prose.stream().reduce("", BlockReader::joined)));
        if (sentences.isEmpty() || !OPENS.matcher(sentences.getLast()).find()) {
            return "";
        }
        var leadIn = sentences.removeLast();
        prose.clear();
        prose.addAll(sentences);
        return leadIn;
    }

    private String heading() {
        return String.join("\n", headings.values());
    }

    /// Two lines of one paragraph; Japanese has no space between them.
    private static String joined(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before + after;
        }
        boolean japanese =
                Tongue.isJapanese(after.codePointAt(0))
                        || "。、「」（）・".indexOf(before.charAt(before.length() - 1)) >= 0;
        return before + (japanese ? "" : " ") + after;
    }
}
