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
        if (!inFence) {
            var leadIn = leadIn();
            closeAll();
            if (!leadIn.isEmpty()) {
                blocks.add(new Block.Verbatim(heading(), leadIn, String.join("\n", fenced)));
            }
            fenced.clear();
        }
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
            closeAll();
        }
        rows.add(Arrays.stream(cells.split("\\|", -1)).map(Sentences::tidy).toList());
    }

    private void item(Matcher item, boolean ordered) {
        closeTable();
        if (items.isEmpty() || numbered != ordered) {
            closeItems();
            numbered = ordered;
        }
        items.add(Sentences.tidy(item.group(1)));
    }

    private void plain(String line) {
        closeTable();
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (!items.isEmpty() && (!afterBlank || indented)) {
            items.add(joined(items.removeLast(), Sentences.tidy(line)));
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
        var sentences = Sentences.of(prose.stream().reduce("", BlockReader::joined));
        prose.clear();
        if (!sentences.isEmpty()) {
            blocks.add(new Block.Prose(heading(), sentences));
        }
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
        return String.join(" ", headings.values());
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
