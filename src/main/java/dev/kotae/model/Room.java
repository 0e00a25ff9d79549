package dev.kotae.model;

import java.util.regex.Pattern;

/// How much room an answer needs: Bedrock takes `maxTokens` from the quota before a word is
/// written, so a short question reserves little.
final class Room {
    /// An answer in a chat is brief: some paragraphs of English, a page of Japanese.
    private static final int BRIEF = 1_280;

    private static final int USUAL = 2_048;

    /// What is to be rewritten comes back about as long, and a little more in another language.
    private static final double REWRITTEN = 1.5;

    private static final int BRIEF_CHARACTERS = 120;

    private static final Pattern LONG =
            Pattern.compile(
                    "\\b(draft|write|rewrite|translate|list|table|plan|design|compare|explain"
                            + "|summari[sz]e|report|letter|e-?mail|code|script|steps?|detail(s|ed)?"
                            + "|prove|migrat|evaluate|analy[sz]e|all|every)"
                            + "|書いて|書き直|翻訳|訳して|一覧|表に|計画|設計|比較|説明|要約|まとめ|報告|メール|文面|コード"
                            + "|手順|詳しく|すべて|全部|証明|評価|分析",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Room() {}

    /// @param most what may be given at most
    static int of(Briefing briefing, int most) {
        var question = briefing.question();
        boolean brief =
                question.length() <= BRIEF_CHARACTERS
                        && briefing.files().isEmpty()
                        && !LONG.matcher(question).find();
        long wanted = brief ? BRIEF : USUAL + Math.round(Tokens.estimate(question) * REWRITTEN);
        return (int) Math.min(most, wanted);
    }
}
