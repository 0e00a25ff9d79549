package dev.kotae.manners;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Whether somebody asks for something, as far as the words show it.
final class Questions {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern MARK = Pattern.compile("\\?[\\s\"')\\]」』）]*(\\s|$)");

    private static final Pattern ENGLISH =
            Pattern.compile(
                    "^[\\s\\p{P}\\p{S}]*+((and|but|so|ok|also|then|hi|hey)[\\s\\p{P}\\p{S}]++)*+"
                            + "(what|why|how|when|where|who|which|whose|can|could|would|will|should|is|are|was|were"
                            + "|do|does|did|has|have|may|explain|summari[sz]e|compare|translate|list|show|tell me|give me"
                            + "|find|please|write|draft|rewrite|shorten)(?![\\p{L}\\p{N}])",
                    FLAGS);

    private static final Pattern JAPANESE =
            Pattern.compile(
                    "(か|かな|かね|でしょう|教えて|おしえて|ください|下さい|お願いします|ほしい|欲しい|欲しいです|説明して|まとめて|要約して"
                            + "|翻訳して|書いて|探して|調べて|見せて|って何|とは|なぜ|どうして|どこ|いつ|誰|いくら|何日|何時)[。.!\\s]*$");

    private Questions() {}

    /// Whether a readable text asks for something.
    static boolean isQuestion(String text) {
        var even = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return MARK.matcher(even).find()
                || ENGLISH.matcher(even).find()
                || JAPANESE.matcher(even).find();
    }
}
