package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What can be seen in a question's words of how much thought it wants.
///
/// @param weight 0 for nothing at all; the sum over the signals
/// @param reasons the signals that were seen, the weightiest first
/// @param brief whether the question is a short one
record Signals(int weight, List<Phrase> reasons, boolean brief) {
    private static final int LONG_CHARACTERS = 600;
    private static final int BRIEF_CHARACTERS = 120;

    /// Japanese says in one character what takes English about two and a half.
    private static final double CJK_WEIGHT = 2.5;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /// Words that ask to weigh, design, prove or find a cause.
    private static final Pattern REASONING =
            Pattern.compile(
                    "\\b(trade-?offs?|root cause|prove|proof|architect(ure)?|design (a|an|the|our)|strategy"
                            + "|migrat(e|ion) plan|step by step|evaluate|assess|justify|derive|optimi[sz]e"
                            + "|pros and cons|implications?|risks?|diagnose|postmortem|legal|liabilit(y|ies))\\b"
                            + "|トレードオフ|根本原因|証明|設計(して|案|方針)|比較検討|戦略|移行計画|評価して|検証して|最適化"
                            + "|メリット.{0,6}デメリット|リスク|影響を?分析|原因を?(分析|特定|調査)|法的|段階的に",
                    FLAGS);

    /// Words that ask for a text, a comparison or an explanation with some structure.
    private static final Pattern STRUCTURED =
            Pattern.compile(
                    "\\b(summari[sz]e|explain|compare|comparison|difference between|draft|write (a|an|the|me)|outline"
                            + "|describe|why|plan|list all|rewrite|review)\\b"
                            + "|要約|まとめて|説明して|比較|違い|下書き|文面|書いて|なぜ|どうして|理由|計画|一覧|レビュー",
                    FLAGS);

    private static final Pattern CODE =
            Pattern.compile(
                    "```|\\b(Exception|Traceback|stack trace|at [\\w.$]+\\([\\w.]+:\\d+\\))|[{};]\\s*$|^\\s*\\|.*\\|",
                    Pattern.MULTILINE);

    private static final Pattern PARTS =
            Pattern.compile(
                    "^\\s*(?:[-*・]|\\d+[.)．、])\\s+|[?？]|\\b(?:and also|in addition|then|finally)\\b|(?:それから|また、|さらに|その上で)",
                    FLAGS | Pattern.MULTILINE);

    private static final int SEVERAL = 3;

    Signals {
        reasons = List.copyOf(reasons);
    }

    static Signals of(String question) {
        var reasons = new ArrayList<Phrase>();
        int weight = 0;
        long demanding = REASONING.matcher(question).results().limit(2).count();
        if (demanding > 0) {
            reasons.add(Phrase.of(Wording.REASON_REASONING));
            weight += demanding == 1 ? 3 : 4;
        }
        if (PARTS.matcher(question).results().limit(SEVERAL).count() == SEVERAL) {
            reasons.add(Phrase.of(Wording.REASON_SEVERAL_PARTS));
            weight += 2;
        }
        if (CODE.matcher(question).find()) {
            reasons.add(Phrase.of(Wording.REASON_CODE));
            weight += 2;
        }
        double length = length(question);
        if (length > LONG_CHARACTERS) {
            reasons.add(Phrase.of(Wording.REASON_LONG));
            weight += 2;
        }
        if (STRUCTURED.matcher(question).find()) {
            weight += demanding > 0 ? 1 : 2;
        }
        return new Signals(weight, reasons, length <= BRIEF_CHARACTERS);
    }

    private static double length(String text) {
        long cjk =
                text.codePoints()
                        .filter(c -> (c >= 0x3040 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff))
                        .count();
        return text.length() + cjk * (CJK_WEIGHT - 1);
    }
}
