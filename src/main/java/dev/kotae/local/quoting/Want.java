package dev.kotae.local.quoting;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The kind of answer that a question asks for, and by what a sentence shows that it has it.
enum Want {
    /// A number, an amount or a time.
    FIGURE(
            1.3,
            "\\bhow (?:many|much|long|often|far|old|soon|late|early)\\b|\\bwhat time\\b|\\bwhen\\b"
                    + "|いくら|何(?:文字|[かヶカ]月|\\p{IsHan})(?:以上|以下|以内|ごと|分|目)?|いつ|(?:どの|どれ)(?:くらい|ぐらい)"
                    + "|[人日回件台枚社]数(?=は|を|が|[?？]|$)",
            "\\p{Nd}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|half"
                    + "|\\w+day|midnight|noon|daily|weekly|monthly)\\b|[一二三四五六七八九十]+[日円人時分年月回個名]|.曜日|毎[日週月年]"),
    /// A cause or a purpose.
    REASON(
            1.8,
            "\\bwhy\\b|\\breasons?\\b|なぜ|どうして|何故|理由",
            "\\bbecause\\b|\\bsince\\b|\\bso that\\b|\\bdue to\\b|\\bin order to\\b|\\breason\\b"
                    + "|\\bthat is why\\b|\\botherwise\\b|\\bto (?:avoid|prevent|keep|protect|ensure|make sure)\\b"
                    + "|ため|ので|からです|からだ|理由|ように|防ぐ|防止"),
    /// What is not done, or not so.
    EXCEPTION(
            2,
            "\\bnot\\b|n['’]t\\b|\\bnever\\b|\\bwithout\\b|\\bexcluded?\\b"
                    + "|(?:ない|不要|不可|禁止|対象外|要らない)(?:の|もの|物|こと|場合|とき|時|人|日|なの)|(?:いけない|ならない)の",
            "\\b(?:not?|never|without|nobody|nothing|except|exclud\\w+)\\b|n['’]t\\b"
                    + "|ない|ません|不要|不可|禁止|対象外|以外|除[きく]"),
    /// What to do, one thing after the other.
    STEPS(
            1,
            "\\bhow (?:do|can|should|to|would|does)\\b|\\bsteps?\\b|\\bprocedure\\b|\\bwhat should i do\\b"
                    + "|手順|方法|どうやって|どうすれば|どうしたら|やり方|仕方|どのように|流れ",
            "(?!)");

    /// What is asked for itself, which the answer shows rather than says.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\b(?:e-?mail address|(?:tele)?phone number)(?:es|s)?\\b|メールアドレス|電話番号",
                    Pattern.CASE_INSENSITIVE);

    private final double bonus;
    private final Pattern asked;
    private final Pattern shown;

    Want(double bonus, String asked, String shown) {
        this.bonus = bonus;
        this.asked = Pattern.compile(asked, Pattern.CASE_INSENSITIVE);
        this.shown = Pattern.compile(shown, Pattern.CASE_INSENSITIVE);
    }

    static Set<Want> in(String question) {
        var wants = EnumSet.noneOf(Want.class);
        for (var want : values()) {
            if (want.asked.matcher(question).find()) {
                wants.add(want);
            }
        }
        // "Why not?" asks for the reason.
        if (wants.contains(REASON)) {
            wants.remove(EXCEPTION);
        }
        return wants;
    }

    /// By how much a sentence gains that has what was asked for.
    double bonus() {
        return bonus;
    }

    /// By how much a sentence loses that has not: without a "not" it may say the opposite.
    double malus() {
        return this == EXCEPTION ? 0.6 : 1;
    }

    boolean isShownBy(String statement) {
        return shown.matcher(statement).find();
    }

    /// A question without the words by which it asks.
    static String without(String question) {
        return ADDRESS.matcher(FIGURE.asked.matcher(question).replaceAll(" ")).replaceAll(" ");
    }
}
