package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.reading.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The words of a question that say what it is about, without those that only say that something is
/// asked.
public final class TellingWords {
    private static final Analyzer ENGLISH = Analysis.stemmedQuestion();

    /// Loaded with its dictionary when the first Japanese text comes along.
    private static final class Japanese {
        private static final Analyzer WORDS = Analysis.morphemesQuestion();
    }

    private TellingWords() {}

    /// Each word once, in the form in which it is the same as its other forms, with the way in
    /// which it stands there.
    public static SequencedMap<String, String> in(String text) {
        var folded = Analysis.foldedQuestion(text);
        var words = new LinkedHashMap<String, String>();
        var analyzer = Script.hasWide(folded) ? Japanese.WORDS : ENGLISH;
        try (var tokens = analyzer.tokenStream("", folded)) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            var place = tokens.getAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var form = term.toString();
                var said = folded.substring(place.startOffset(), place.endOffset());
                if (form.length() > 1 || Script.hasWide(form)) {
                    words.putIfAbsent(form, said.toLowerCase(Locale.ROOT));
                }
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
        return words;
    }
}
