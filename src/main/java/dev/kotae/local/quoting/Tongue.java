package dev.kotae.local.quoting;

import java.util.Set;
import java.util.regex.Pattern;

/// The two languages in which the stand-in answers, and what it says in them.
enum Tongue {
    ENGLISH(
            "I don't find that in the documents.",
            "I don't find this part in the documents: %s",
            "The documents say this in Japanese:",
            "Hello! Ask me something about your documents.",
            "You are welcome.",
            "I stand in for a language model on this machine, so that Kotae can be tried without an"
                    + " account. Ask me something about your documents, and I quote the sentences"
                    + " that answer best.",
            "A language model would write this. I stand in for one, and can only quote what your"
                    + " documents say.",
            "A language model would write this. What the documents say about it:",
            "_Local stand-in, not a language model._"),
    JAPANESE(
            "文書の中には見つかりませんでした。",
            "次の点は文書の中には見つかりませんでした：%s",
            "英語の文書に次の記載があります。",
            "こんにちは。文書について何でも聞いてください。",
            "どういたしまして。",
            "アカウントなしで Kotae を試せるように、言語モデルの代わりをしています。" + "文書について質問していただければ、最も近い文を引用してお答えします。",
            "文章の作成は言語モデルの仕事です。代役の私は、文書の引用しかできません。",
            "文章の作成は言語モデルの仕事です。文書には次の記載があります：",
            "_ローカルの代役による回答です（言語モデルではありません）。_");

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{IsLatin}']+(?![\\p{L}\\p{N}])");
    private static final Pattern ENDS_JAPANESE =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]\\P{L}*$");
    private static final Set<String> ENGLISH_GRAMMAR =
            Set.of(
                    "what", "when", "where", "who", "why", "how", "which", "is", "are", "do",
                    "does", "did", "can", "should", "the", "a", "an", "of", "mean", "to", "in",
                    "for", "about", "tell", "me", "i", "my", "we", "and", "it", "its", "this",
                    "that", "says", "see", "has", "with");

    final String notFound;

    /// With a place for the part of the question.
    final String partNotFound;

    final String otherTongue;
    final String greeting;
    final String welcome;
    final String self;
    final String cannotWrite;
    final String insteadOfWriting;
    final String footer;

    Tongue(
            String notFound,
            String partNotFound,
            String otherTongue,
            String greeting,
            String welcome,
            String self,
            String cannotWrite,
            String insteadOfWriting,
            String footer) {
        this.notFound = notFound;
        this.partNotFound = partNotFound;
        this.otherTongue = otherTongue;
        this.greeting = greeting;
        this.welcome = welcome;
        this.self = self;
        this.cannotWrite = cannotWrite;
        this.insteadOfWriting = insteadOfWriting;
        this.footer = footer;
    }

    /// The language in which somebody asks: a Japanese word in an English question leaves it
    /// English, and an English name in a Japanese question leaves it Japanese.
    static Tongue ofQuestion(String text) {
        if (text.codePoints().noneMatch(Tongue::isJapanese)) {
            return ENGLISH;
        }
        return isEnglish(text) ? ENGLISH : JAPANESE;
    }

    /// The language of a sentence in a document; a Japanese title in an English one leaves it
    /// English.
    static Tongue ofStatement(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long japanese = text.codePoints().filter(Tongue::isJapanese).count();
        boolean ends = ENDS_JAPANESE.matcher(text).find();
        return japanese * 5 > letters && (ends || !isEnglish(text)) ? JAPANESE : ENGLISH;
    }

    private static boolean isEnglish(String text) {
        return WORD.matcher(text.toLowerCase(java.util.Locale.ROOT))
                        .results()
                        .filter(word -> ENGLISH_GRAMMAR.contains(word.group()))
                        .count()
                >= 2;
    }

    /// A Han character or kana. The stand-in, which is no part of the product, tells by itself.
    static boolean isJapanese(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> point == 'ー';
        };
    }
}
