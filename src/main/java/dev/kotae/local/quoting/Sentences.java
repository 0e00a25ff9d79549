package dev.kotae.local.quoting;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cuts running text into sentences, in English and Japanese.
final class Sentences {
    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "(?:\\b(?:e\\.g|i\\.e|etc|cf|approx|No|Nos|Mr|Mrs|Ms|Dr|Prof|vs|Inc|Ltd|Co|St|Fig"
                            + "|p|pp|ca|a\\.m|p\\.m|ext|Tel|min|max)\\.|^\\p{Nd}+[.)])\\s*$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\]\\[]*)\\]\\((?!https?://)[^)\\s]*(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]\\[]*\\]\\([^)]*\\)");
    private static final Pattern FOOTNOTE = Pattern.compile("\\s?\\[\\^?\\p{Nd}{1,3}\\]");

    private Sentences() {}

    static List<String> of(String prose) {
        var text = tidy(prose);
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        var sentences = new ArrayList<String>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (UNFINISHED.matcher(text.substring(start, end)).find() && end < text.length()) {
                continue;
            }
            var sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }

    /// Takes out what means nothing outside its document: pictures, links into the same site and
    /// footnote signs, which would be read as citations.
    static String tidy(String text) {
        var words = PICTURE.matcher(text).replaceAll("");
        words = LINK.matcher(words).replaceAll("$1");
        return FOOTNOTE.matcher(words).replaceAll("").strip();
    }

    /// Whether it ends as a sentence ends.
    static boolean isFinished(String text) {
        return text.matches("(?s).*[.!?。！？…][\"'”’)」』）*_]*");
    }
}
