package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.Synonyms;
import dev.kotae.knowledge.folder.Field.Language;
import dev.kotae.knowledge.reading.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// A question as the index can answer it: its words in the fields of each language; a passage
/// counts in the language that fits it better.
///
/// Each language's BM25 sum is divided by what all words of the question together could bring, a
/// word that the index does not know included. So a score is the share of the question, weighed by
/// how telling its words are, that the passage covers: from 0 to below 1, whatever the question.
///
/// @param readings the question in each language in which the index knows a word of it
record Question(List<Reading> readings) {
    /// Of a longer text the beginning and the end are asked: a pasted log has its question around
    /// it.
    private static final int LONGEST_TEXT = 4_000;

    /// Words per field; the most telling ones are kept.
    private static final int MOST_WORDS = 64;

    /// What fits this well fits, however much more was said: in words that no passage has (the most
    /// telling there can be), each counted in two fields.
    private static final int ENOUGH_RARE_WORDS = 16;

    /// What a synonym counts for beside the word that was said.
    private static final float SYNONYM = 0.5f;

    private static final int PASSAGES_ELSEWHERE = 300;

    private static final Comparator<Word> MOST_TELLING_FIRST =
            Comparator.<Word>comparingInt(word -> word.known() ? 1 : 0)
                    .thenComparingDouble(Word::worth)
                    .reversed();

    /// A word in one field.
    ///
    /// @param idf how telling it is, as BM25 weighs it
    /// @param weight the field's, or less where the word was not said itself
    record Word(Term term, double idf, double weight, boolean known) {
        double worth() {
            return idf * weight;
        }
    }

    /// The question in one language.
    ///
    /// @param words those that the index knows, of all fields that hold whole passages
    /// @param order the words of the main field as they were said one after the other
    /// @param worth the BM25 sum that a share of 1 stands for
    record Reading(Language language, List<Word> words, List<String> order, double worth) {
        /// The words of the field that says most.
        List<Word> main() {
            var name = language.main().name();
            return words.stream().filter(word -> word.term().field().equals(name)).toList();
        }
    }

    static Question of(String text, IndexReader index) throws IOException {
        var folded = Analysis.foldedQuestion(shortened(text));
        boolean wide = Script.hasWide(folded);
        var english = words(folded, Language.ENGLISH, index);
        var japanese =
                wide || index.getDocCount(Field.MORPHEMES.name()) > 0
                        ? words(folded, Language.JAPANESE, index)
                        : List.<Word>of();
        double enough = ENOUGH_RARE_WORDS * idf(0, index.numDocs());
        double inEnglish = Math.min(worth(english) + onlyJapanese(japanese), enough);
        double inJapanese = Math.min(worth(japanese), enough);
        var readings = new ArrayList<Reading>();
        add(folded, Language.ENGLISH, english, inEnglish, index, readings);
        add(folded, Language.JAPANESE, japanese, inJapanese, index, readings);
        return new Question(readings);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int half = LONGEST_TEXT / 2;
        return text.substring(0, half) + "\n" + text.substring(text.length() - half);
    }

    private static List<Word> words(String text, Language language, IndexReader index)
            throws IOException {
        var words = words(text, language.main(), language, index);
        if (!words.isEmpty()) {
            // Pairs of characters find something even where nothing was asked.
            words.addAll(words(text, language.also(), language, index));
        }
        return words;
    }

    private static List<Word> words(String text, Field field, Language language, IndexReader index)
            throws IOException {
        var words = new ArrayList<Word>();
        for (var term : Set.copyOf(terms(text, field, language))) {
            words.add(word(term, field, index));
        }
        words.sort(MOST_TELLING_FIRST);
        return new ArrayList<>(words.subList(0, Math.min(MOST_WORDS, words.size())));
    }

    private static List<String> terms(String text, Field field, Language language)
            throws IOException {
        var terms = new ArrayList<String>();
        try (var tokens = field.asking().tokenStream(field.name(), text)) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (!language.equals(Language.ENGLISH) || !Script.hasWide(term)) {
                    terms.add(term.toString());
                }
            }
            tokens.end();
        }
        return terms;
    }

    private static Word word(String text, Field field, IndexReader index) throws IOException {
        var term = new Term(field.name(), text);
        int with = index.docFreq(term);
        int of = index.getDocCount(field.name());
        return new Word(term, idf(with, of == 0 ? index.numDocs() : of), field.weight(), with > 0);
    }

    /// How telling a word is that so many of all passages have. A folder is taken as a part of
    /// something larger: in a few pages about bicycles the word `bicycle` is not worthless, and one
    /// that is not there need not be rare.
    static double idf(long with, long of) {
        return Math.log(1 + (PASSAGES_ELSEWHERE + of - with + 0.5) / (with + 0.5));
    }

    private static double worth(List<Word> words) {
        return words.stream().mapToDouble(Word::worth).sum();
    }

    /// What an English passage lacks of a question that is Japanese, at least in part.
    private static double onlyJapanese(List<Word> japanese) {
        return Language.ENGLISH.ofText().stream().mapToDouble(Field::weight).sum()
                * worth(
                        japanese.stream()
                                .filter(word -> word.term().field().equals(Field.MORPHEMES.name()))
                                .filter(word -> Script.hasWide(word.term().text()))
                                .toList());
    }

    private static void add(
            String text,
            Language language,
            List<Word> said,
            double worth,
            IndexReader index,
            List<Reading> readings)
            throws IOException {
        var words = new ArrayList<Word>(said);
        words.addAll(meant(text, language, said, index));
        words.removeIf(word -> !word.known());
        if (!words.isEmpty()) {
            var order = terms(text, language.main(), language);
            readings.add(new Reading(language, words, order, worth));
        }
    }

    /// Words that were not said and may have been meant. They find more, and are not missed.
    private static List<Word> meant(
            String text, Language language, List<Word> said, IndexReader index) throws IOException {
        var synonyms =
                Synonyms.in(text).values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.joining(". "));
        if (synonyms.isEmpty() || said.isEmpty()) {
            return List.of();
        }
        var terms = said.stream().map(Word::term).collect(Collectors.toSet());
        return words(synonyms, language, index).stream()
                .filter(word -> !terms.contains(word.term()))
                .map(word ->
                        new Word(word.term(), word.idf(), SYNONYM * word.weight(), word.known()))
                .toList();
    }
}
