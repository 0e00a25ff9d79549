package dev.kotae.local.quoting;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Questions about an attached file as such, which share no word with it: what it says, what it is
/// about, a summary of it.
final class Browsing {
    /// How much of each file is shown.
    private static final int MOST = 6;

    private static final String FILE =
            "(?:(?:this|the|that|my|these|those|attached|uploaded) )*"
                    + "(?:file|document|attachment|pdf|csv|spreadsheet|workbook|sheet|table|scan)s?";

    private static final String ENGLISH =
            "(?:please |can you |could you |would you )*"
                    + "(?:what(?:'s|'re)?|tell me|show me|give me|summari[sz]e|sum up|describe"
                    + "|explain|read)"
                    + "(?: (?:is|are|was|does|do|in|inside|about|of|a|the|short|brief|summary"
                    + "|contents?|main|points?|what|written|stands))*"
                    + " (?:"
                    + FILE
                    + "|it|this|that)"
                    + "(?: (?:say|says|about|contain|contains|is|are|for|for me|please|briefly))*";

    private static final String JAPANESE =
            "(?:この|その|添付の?|添付した|上の)*(?:ファイル|文書|資料|書類|pdf|csv|エクセル|表|シート|内容|中身)"
                    + "(?:の|を|に|には|は|が|と|って|について|何|なん|どんな|どのような|こと|内容|中身|概要|要点|要約"
                    + "|書いて|書かれて|記載されて|して|まとめて|説明|教えて|見せて|読んで|あります|います|ある|いる|です"
                    + "|か|ください|下さい)*";

    private static final Pattern ASKED = Pattern.compile(ENGLISH + "|" + JAPANESE);

    private Browsing() {}

    /// What the files begin with; nothing where none of them is meant as a whole.
    static List<Statement> of(Dialogue dialogue) {
        if (!isAsked(dialogue.question())) {
            return List.of();
        }
        return dialogue.sources().stream()
                .filter(source -> source.number() == Source.UNNUMBERED)
                .flatMap(file -> Statement.of(file, false).stream().limit(MOST))
                .toList();
    }

    private static boolean isAsked(String question) {
        var words =
                Normalizer.normalize(question, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[?!.,。、]+", "")
                        .strip();
        return ASKED.matcher(words).matches();
    }
}
