package dev.kotae.local.quoting;

import dev.kotae.knowledge.Synonyms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells the words that carry a question from those that hold it together.
final class Vocabulary {
    private static final double VAGUE = 0.4;
    private static final double KANA = 0.5;

    private static final Set<String> GRAMMAR =
            words(
                    """
                    a about above after again all also am an and any anybody anyone are as at be
                    because been before being but by can could did do does doing each either else
                    ever every explain find for from get gets getting give given go goes got had has
                    have having he hello help her here hey hi him his how i if in into is it its
                    just kind know let like long many may me mean means might more most much must my
                    need needs no nor not now of off often on once one only or other our out over
                    own per please possible question reason same say says she should show so some
                    something soon step such take takes tell than thank thanks that the their them
                    then there these they thing things this those time to too under until up us
                    usually very want was way we were what when where whether which while who whom
                    whose why will with would yes yet you your
                    """);
    private static final Set<String> VAGUE_ENGLISH =
            words(
                    """
                    able allowed answer apply available company correct current different document
                    documents employee employees handle happen happens information main make month
                    new number office people person policy procedure process rule rules start use
                    used user using work working year
                    """);
    private static final Set<String> ASKING_HAN = words("何 教 誰 方法 手順 理由 知 願 私 仕方 方 何故 詳 聞");
    private static final Set<String> VAGUE_HAN =
            words("会社 当社 弊社 社内 社員 場合 必要 使 行 時 事 人 今 際 的 者 用 等 中 出 入 可能 利用 決 取 受");
    private static final Pattern KANA_GRAMMAR =
            Pattern.compile(
                    Arrays.stream(
                                    """
                                    でしょうか どのように どうやって どうすれば どうしたら くださいませ ください についての について
                                    によって おしえて どうして ありますか ありません あります いますか ています できますか できません
                                    できます もらえますか もらえます もらえる しますか しました します すれば される されます させる
                                    でしたか でした ですか でしょう ですね です ました ますか ません ましょう ます まで まずは まず
                                    どのくらい どれくらい いくら いくつ いつから いつまで いつ どこで どこに どこ だれが だれ どんな
                                    どの どれ どちら どう なぜ なに なん とは という といった こと もの とき ところ ため ので から
                                    より だけ ほど など でも には では へは のは のが のを また そして それは それ これは これ あれ
                                    その この あの そこ ここ よう ほう たい なります なりますか なる なり なら いい よい よろしい
                                    ほしい わかりますか わかる ある いる する して した しなければ なければ いけません いけない ない
                                    なく たら ても ては とき すぐ もう まだ とても たくさん ちなみに じゃあ では ほかに の は が を
                                    に へ と で も や か ね よ な う く け き し せ て た だ る れ ば り い え ん
                                    """
                                            .split("\\s+"))
                            .distinct()
                            .sorted((one, other) -> other.length() - one.length())
                            .collect(Collectors.joining("|")));

    private Vocabulary() {}

    /// A word of a question that says what it is about.
    ///
    /// @param grams what it is found by, without repetition
    /// @param others the grams of its synonyms
    /// @param weight how much it counts before its rareness is known: 1 for an ordinary word
    /// @param name whether it looks like a proper name or a number: where that is not in the
    ///   documents, they do not speak of what was asked
    record Word(List<String> grams, List<List<String>> others, double weight, boolean name) {
        /// Less than this share of a compound is chance.
        private static final double CHANCE = 0.3;

        /// What a synonym counts for.
        private static final double NEARLY = 0.85;

        Word {
            grams = grams.stream().distinct().toList();
            others = List.copyOf(others);
        }

        static Word of(Collection<String> grams, double weight, boolean name) {
            return new Word(List.copyOf(grams), List.of(), weight, name);
        }

        /// How much of it stands in a text, from 0 to 1.
        double share(Set<String> text) {
            double share = share(grams, text);
            for (var other : others) {
                double found = share(other, text);
                share = Math.max(share, isLatin(other) && found < 1 ? 0 : NEARLY * found);
            }
            return share;
        }

        private static double share(List<String> grams, Set<String> text) {
            long hits = grams.stream().filter(text::contains).count();
            double share = (double) hits / grams.size();
            return share < CHANCE ? 0 : share;
        }

        Word or(List<List<String>> synonyms) {
            return new Word(grams, synonyms, weight, name);
        }

        /// Whether it says little of what a question is about.
        boolean isVague() {
            return weight <= VAGUE;
        }

        /// Whether it is written the same in both languages.
        boolean isLatin() {
            return isLatin(grams);
        }

        private static boolean isLatin(List<String> grams) {
            return grams.getFirst().codePoints().noneMatch(Tongue::isJapanese);
        }

        Word times(double factor) {
            return new Word(grams, others, weight * factor, name);
        }
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /// The words that say what a question is about, in their order, with their synonyms.
    static List<Word> wordsOf(String question) {
        var words = contentOf(question);
        for (var synonym : Synonyms.in(question).entrySet()) {
            var said = contentOf(synonym.getKey());
            var others =
                    synonym.getValue().stream()
                            .map(Vocabulary::gramsOf)
                            .filter(grams -> !grams.isEmpty())
                            .toList();
            words.replaceAll(word ->
                    said.stream().anyMatch(part -> word.grams().containsAll(part.grams()))
                            ? word.or(others)
                            : word);
        }
        return words;
    }

    /// The grams of all words together: half of an expression means something else.
    private static List<String> gramsOf(String expression) {
        return contentOf(expression).stream().flatMap(word -> word.grams().stream()).toList();
    }

    /// The words that say what a text is about, in their order.
    static List<Word> contentOf(String question) {
        var found = new ArrayList<Word>();
        var plain = Want.without(question);
        var asked = Grams.withoutOptionalKana(plain);
        var compounds = Grams.compounds(plain);
        boolean opening = true;
        for (var run : Grams.runs(asked)) {
            switch (run.script()) {
                case LATIN -> latin(run.text(), opening, found);
                case HAN -> han(run.text(), compounds, found);
                case KATAKANA -> add(Word.of(Grams.pairs(run.text()), 1, false), found);
                case HIRAGANA -> hiragana(run.text(), found);
            }
            opening = false;
        }
        return found;
    }

    private static void latin(String run, boolean opening, List<Word> found) {
        var plain = run.toLowerCase(Locale.ROOT);
        if (GRAMMAR.contains(plain)
                || (plain.length() < 2 && !Character.isDigit(plain.charAt(0)))) {
            return;
        }
        boolean shouted = run.length() > 1 && run.equals(run.toUpperCase(Locale.ROOT));
        boolean name = shouted || (!opening && Character.isUpperCase(run.charAt(0)));
        double weight = VAGUE_ENGLISH.contains(plain) ? VAGUE : 1;
        add(Word.of(Grams.latin(run).subList(0, 1), weight, name && weight == 1), found);
    }

    private static void han(String run, Set<String> compounds, List<Word> found) {
        var content = run;
        for (var asking : ASKING_HAN) {
            if (content.equals(asking) || (asking.length() > 1 && content.endsWith(asking))) {
                content = content.substring(0, content.length() - asking.length());
            }
        }
        if (content.isEmpty()) {
            return;
        }
        var grams = new ArrayList<>(Grams.pairs(content));
        if (compounds.contains(content)) {
            // Such a compound is often built anew: 締め日 is asked for, 締め切り is written.
            content.codePoints().mapToObj(Character::toString).forEach(grams::add);
        }
        add(Word.of(grams, hanWeight(content), false), found);
    }

    /// A compound of four characters says more than a word of two, a single character less.
    private static double hanWeight(String content) {
        if (VAGUE_HAN.contains(content)) {
            return VAGUE;
        }
        return switch (content.codePointCount(0, content.length())) {
            case 1 -> KANA;
            case 2, 3 -> 1;
            default -> 1.5;
        };
    }

    private static void hiragana(String run, List<Word> found) {
        for (var rest : KANA_GRAMMAR.split(run, -1)) {
            if (rest.length() > 1) {
                add(Word.of(Grams.pairs(rest), KANA, false), found);
            }
        }
    }

    private static void add(Word word, List<Word> found) {
        if (found.stream().noneMatch(known -> known.grams().equals(word.grams()))) {
            found.add(word);
        }
    }
}
