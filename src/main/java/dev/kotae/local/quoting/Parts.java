package dev.kotae.local.quoting;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes a question that asks for several things apart into questions that ask for one each.
final class Parts {
    /// Whoever asks more than this at once tells a story, which is better read as a whole.
    private static final int MOST = 4;

    private static final String ASKING = "(?:what|when|where|who|whom|whose|why|how|which)\\b";

    /// Between two questions: behind a question mark, or before the word that asks the second.
    private static final Pattern BETWEEN =
            pattern(
                    "(?<=[?？])\\s*(?=\\S.*[?？])|(?<=か)。(?=.*か[。？?]?\\s*$)|,? and (?:also )?(?="
                            + ASKING
                            + ")");

    /// `the size of the pot and of the lid`
    private static final Pattern SHARED =
            pattern("(.*\\b(of|for|in|at|from|to) )((?:(?!\\b\\2\\b).)+?),? and \\2 ([^?]+)\\??");

    /// 「鉢はいつ、何個届きますか」
    private static final Pattern ABOUT_ONE =
            pattern("(.{1,40}?は)(いつ|どこ[でにへ]?|誰[がに]?|いくら)[、,](?=何|いくら|どの|どこ|いつ|誰)(.+)");

    private static final Pattern DIFFERENCE =
            pattern(
                    ".*\\bdifferences? between (.+?) and ([^?]+)\\??|.*\\bhow (?:does|do|is|are) (.+?) (?:differ|different) from ([^?]+)\\??");

    private static final Pattern DIFFERENCE_JAPANESE =
            pattern("([^と、]+)と([^の、]+?)(?:の([^、]+?))?の(?:違い|ちがい|差).*");

    private Parts() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /// The parts in their order; the question itself where it has none.
    static List<String> of(String question) {
        var parts =
                Stream.of(BETWEEN.split(question.strip()))
                        .filter(part -> !part.isBlank())
                        .flatMap(part -> within(part.strip()))
                        .toList();
        boolean split =
                parts.size() <= MOST
                        && parts.stream().noneMatch(p -> Vocabulary.wordsOf(p).isEmpty());
        return split ? parts : List.of(question);
    }

    private static Stream<String> within(String question) {
        var compared = DIFFERENCE.matcher(question);
        if (compared.matches()) {
            boolean between = compared.group(1) != null;
            return Stream.of(
                    "What is " + compared.group(between ? 1 : 3) + "?",
                    "What is " + compared.group(between ? 2 : 4) + "?");
        }
        var japanese = DIFFERENCE_JAPANESE.matcher(question);
        if (japanese.matches()) {
            var of = japanese.group(3) == null ? "とは" : "の" + japanese.group(3);
            return Stream.of(japanese.group(1) + of, japanese.group(2) + of);
        }
        var shared = SHARED.matcher(question);
        if (shared.matches()) {
            return Stream.of(
                    shared.group(1) + shared.group(3) + "?",
                    shared.group(1) + shared.group(4) + "?");
        }
        var one = ABOUT_ONE.matcher(question);
        return one.matches()
                ? Stream.of(one.group(1) + one.group(2), one.group(1) + one.group(3))
                : Stream.of(question);
    }
}
