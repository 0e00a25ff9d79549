package dev.kotae.guard.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words whose meaning a comparison knows: those that say nothing, those that deny, and those
/// that say the contrary of each other.
final class Lexicon {
    private static final Set<String> FUNCTION =
            words(
                    "a an the and or but if then than so as at by for from in into of on onto to"
                            + " with",
                    "within about over under between through during after before above below up"
                            + " down out",
                    "off again once here there when where why how all any both each few more most"
                            + " other",
                    "some such only own same too very just also can could will would shall should"
                            + " may",
                    "might must do does did doing done have has had having be is are was were been"
                            + " being",
                    "am it its itself this that these those he him his she her hers they them"
                            + " their",
                    "theirs which who whom whose what because while until against per via et al"
                            + " is's it's",
                    "that's there's one s t not no nor never n't cannot can't don't doesn't didn't"
                            + " isn't",
                    "aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't"
                            + " neither",
                    "without none however therefore thus hence yet still even although though"
                            + " whether");

    private static final Set<String> PERSONAL =
            words(
                    "i i'm i've i'd i'll my me mine myself you your yours you're we we're our us ve"
                            + " m d ll re");

    private static final Set<String> DENIALS =
            words(
                    "not no never neither nor cannot without none nothing nobody lack lacks lacking"
                            + " lacked absence unable fail fails failed unlikely hardly rarely"
                            + " barely");

    /// "Do n't" stands in texts that were cut into words before.
    private static final Pattern NOT_SHORT = Pattern.compile("n ?'t\\b");

    private static final Pattern DENIAL_JA =
            Pattern.compile(
                    "(?<!少)ない|(?<![少も])なく|なかっ|なけれ|なし|無し|ません|ませず|せず|ずに|不可|不要"
                            + "|非対応|未対応|未満|禁止|できず|[せら]ぬ");

    /// Two denials that demand something.
    private static final Pattern DEMAND_JA =
            Pattern.compile("(?:なければ|なくては|ないと)(?:なり|なら|いけ)(?:ません|ない|ず)");

    /// Each side's words, apart by a slash from the contrary's.
    private static final List<String> CONTRARIES =
            List.of(
                    "increase increases increased increasing rise rises rising rose raise raised"
                            + " raises elevate elevated elevates elevation high higher greater enhance"
                            + " enhanced enhances enhancing upregulate upregulated upregulation"
                            + " upregulates gain growth grow grows more promote promotes promoted"
                            + " promoting stimulate stimulates activate activates activated activation"
                            + " induce induces induced accelerate accelerates improve improves improved"
                            + " boost boosts strengthen expand expands / decrease decreases decreased"
                            + " decreasing fall falls fell falling drop drops dropped reduce reduces"
                            + " reduced reducing reduction lower lowers lowered low lesser diminish"
                            + " diminished diminishes downregulate downregulated downregulation"
                            + " downregulates loss decline declines declined less fewer inhibit"
                            + " inhibits inhibited inhibition inhibiting suppress suppresses suppressed"
                            + " suppression block blocks blocked prevent prevents prevented impair"
                            + " impairs impaired weaken worsen worsens shrink attenuate attenuated"
                            + " attenuates abolish abolished deplete depletion deficient deficiency",
                    "allow allows allowed permit permits permitted / forbid forbids forbidden"
                            + " prohibit prohibits prohibited ban banned disallow disallowed",
                    "before earlier prior / after later subsequent",
                    "include includes included including / exclude excludes excluded excluding"
                            + " except",
                    "mandatory required compulsory must / optional voluntary",
                    "enable enables enabled / disable disables disabled",
                    "maximum max most / minimum min least",
                    "positive positively / negative negatively",
                    "first / last",
                    "always / never",
                    "safe / unsafe dangerous",
                    "accept accepts accepted approve approved approves / reject rejects rejected"
                            + " refuse refused deny denied",
                    "start starts started begin begins began / end ends ended stop stops stopped",
                    "open opens opened / close closes closed",
                    "long longer / short shorter",
                    "early / late",
                    "public / private",
                    "internal / external",
                    "related associated dependent / unrelated independent",
                    "susceptible sensitive / resistant",
                    "male men man / female women woman",
                    "win won wins / lose lost loses",
                    "buy bought / sell sold",
                    "north northern / south southern",
                    "east eastern / west western",
                    "useful effective / useless ineffective",
                    "可能 できる できます 許可 認め / 不可 できない できません 禁止 認めない 認められない",
                    "以上 / 以下 未満",
                    "以内 / 超える 超過",
                    "以前 前に 前まで / 以後 以降 後に",
                    "増加 増え 上昇 向上 拡大 高い 高く / 減少 減り 下降 低下 縮小 低い 低く",
                    "必要 必須 義務 / 不要 任意",
                    "有効 / 無効",
                    "含む 含み 含まれ / 除く 除き 含まない 含まれない",
                    "最大 上限 / 最小 下限",
                    "多い 多く / 少ない 少なく",
                    "開始 始ま / 終了 終わ",
                    "国内 / 海外",
                    "男性 / 女性",
                    "賛成 / 反対");

    private static final Map<String, Integer> SIDES = sides();

    private static final Pattern JAPANESE_SIDES =
            Pattern.compile(
                    SIDES.keySet().stream()
                            .filter(word -> Script.isWide(word.charAt(0)))
                            .sorted((a, b) -> b.length() - a.length())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|")));

    private Lexicon() {}

    private static Set<String> words(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Integer> sides() {
        var sides = new HashMap<String, Integer>();
        int number = 1;
        for (var pair : CONTRARIES) {
            var both = pair.split(" / ", -1);
            for (var word : both[0].split(" ", -1)) {
                sides.put(word, number);
            }
            for (var word : both[1].split(" ", -1)) {
                sides.put(word, -number);
            }
            number++;
        }
        return Map.copyOf(sides);
    }

    /// @param word in lower case
    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    /// Whether a word speaks of who writes or who reads.
    static boolean isPersonal(String word) {
        return PERSONAL.contains(word);
    }

    /// Which way a sentence points.
    static Polarity polarity(String folded) {
        boolean wide = Script.hasWide(folded);
        boolean denies = deniesInBrief(folded, wide);
        var sides = new HashSet<Integer>();
        var lower = folded.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int end = 0; end <= lower.length(); end++) {
            if (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end))) {
                var word = lower.substring(start, end);
                denies |= DENIALS.contains(word);
                Optional.ofNullable(SIDES.get(word)).ifPresent(sides::add);
                start = end + 1;
            }
        }
        if (wide && Script.isJapanese(folded)) {
            JAPANESE_SIDES
                    .matcher(folded)
                    .results()
                    .forEach(match -> sides.add(SIDES.getOrDefault(match.group(), 0)));
        }
        return new Polarity(denies, sides);
    }

    private static boolean deniesInBrief(String folded, boolean wide) {
        return (folded.indexOf('\'') >= 0 && NOT_SHORT.matcher(folded).find())
                || (wide && DENIAL_JA.matcher(DEMAND_JA.matcher(folded).replaceAll("")).find());
    }
}
