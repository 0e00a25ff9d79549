package dev.kotae.local.quoting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Requests to make something new: to draft, translate, sum up, reckon. Who quotes cannot do that.
final class Errand {
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:please |can you |could you |would you )*+"
                            + "(?:draft|write|compose|translate|rewrite|rephrase|summari[sz]e|sum up"
                            + "|shorten|proofread|calculate|compute)\\b.*"
                            + "|.*(?:下書き|翻訳|要約|和訳|英訳|添削|計算)(?:を)?(?:して|し直して|お願い|頼).*"
                            + "|.*(?:を|に)(?:書いて|書き直して|訳して|まとめて|作成して)(?:ください|下さい|ほしい|欲しい|もらえ|くれ).*"
                            + "|(?:what(?:'s| is) )?\\d[\\d.,]* ?[-+*/×÷x^] ?\\d[\\d.,]*(?:は| ?=)?[\\s?]*");

    private Errand() {}

    /// Whether a question is one.
    static boolean is(String question) {
        var words = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return ASKED.matcher(words.strip().lines().findFirst().orElse("")).matches();
    }
}
