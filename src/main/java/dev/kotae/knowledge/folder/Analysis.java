package dev.kotae.knowledge.folder;

import dev.kotae.encoding.Variants;
import dev.kotae.knowledge.reading.Script;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// How words are told apart and made alike. The text is [#folded] before.
final class Analysis {
    /// Say that something is asked, not what: nobody looks for a document by them.
    private static final CharArraySet ENGLISH_QUESTION_WORDS =
            words(
                    EnglishAnalyzer.getDefaultStopSet(),
                    "i me my mine we us our ours you your yours he him his she her hers its theirs",
                    "them those what which who whom whose when where why how do does did doing done",
                    "can could should would shall may might must am were been being have has had",
                    "having from about so than too very just also there here any some please tell",
                    "me hi hello hey thanks thank i'm i'd i've what's how's who's where's it's",
                    "don't doesn't didn't can't");

    /// Departments, countries and organisations of which small letters make words of no weight.
    private static final CharArraySet NAMES = new CharArraySet(List.of("IT", "US", "WHO"), false);

    private static final CharArraySet JAPANESE_QUESTION_WORDS =
            words(
                    JapaneseAnalyzer.getDefaultStopSet(),
                    "何 なに なん どこ どちら どれ どの どんな どう どうして なぜ いつ 誰 だれ いくら いくつ",
                    "教える 下さる くださる くださる ください 下さい 願う お願い いただく 頂く 知る たい ほしい 欲しい",
                    "よい 良い いい わかる 分かる する 為る なる 成る ある 有る いる 居る できる 出来る やる 方 場合",
                    "私 わたし 僕 我々 あなた ここ そこ あそこ これ それ あれ です ます こんにちは ありがとう");

    static {
        JAPANESE_QUESTION_WORDS.addAll(ENGLISH_QUESTION_WORDS);
    }

    private Analysis() {}

    /// Full-width Latin, half-width kana, compatibility characters and variants in their usual
    /// form.
    static String folded(String text) {
        return Variants.usual(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /// The same for a question; where all of it is in capitals, these name nothing.
    static String foldedQuestion(String text) {
        var folded = folded(text);
        boolean plain = !Script.hasWide(folded) && folded.equals(folded.toUpperCase(Locale.ROOT));
        return plain ? folded.toLowerCase(Locale.ROOT) : folded;
    }

    static Analyzer written() {
        return analyzer(words -> words);
    }

    static Analyzer writtenQuestion() {
        return analyzer(words -> new StopFilter(words, ENGLISH_QUESTION_WORDS));
    }

    static Analyzer stemmed() {
        return analyzer(words -> stems(new StopFilter(words, EnglishAnalyzer.getDefaultStopSet())));
    }

    static Analyzer stemmedQuestion() {
        return analyzer(words -> stems(new StopFilter(words, ENGLISH_QUESTION_WORDS)));
    }

    static Analyzer pairs() {
        return analyzer(CJKBigramFilter::new);
    }

    static Analyzer pairsQuestion() {
        return analyzer(
                words -> new CJKBigramFilter(new StopFilter(words, ENGLISH_QUESTION_WORDS)));
    }

    static Analyzer morphemes() {
        return japanese(JapaneseAnalyzer.getDefaultStopSet());
    }

    static Analyzer morphemesQuestion() {
        return japanese(JAPANESE_QUESTION_WORDS);
    }

    private static TokenStream stems(TokenStream words) {
        return new PorterStemFilter(new ASCIIFoldingFilter(words));
    }

    private static Analyzer analyzer(UnaryOperator<TokenStream> further) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                var alike = new SmallLetters(new EnglishPossessiveFilter(words), NAMES);
                return new TokenStreamComponents(words, further.apply(alike));
            }
        };
    }

    private static Analyzer japanese(CharArraySet stopWords) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                // The dictionary is loaded here, when the first Japanese text comes along.
                var words = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);
                TokenStream alike = new JapaneseBaseFormFilter(words);
                alike =
                        new JapanesePartOfSpeechStopFilter(
                                alike, JapaneseAnalyzer.getDefaultStopTags());
                alike = new StopFilter(new SmallLetters(alike, NAMES), stopWords);
                return new TokenStreamComponents(words, new JapaneseKatakanaStemFilter(alike));
            }
        };
    }

    private static CharArraySet words(CharArraySet usual, String... lines) {
        var words = new CharArraySet(usual, false);
        for (var line : lines) {
            words.addAll(List.of(line.split(" ")));
        }
        return words;
    }
}
