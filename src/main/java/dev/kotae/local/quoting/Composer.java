package dev.kotae.local.quoting;

import java.util.List;

/// The stand-in's "model": a conversation in, an answer in Markdown out. It quotes; it does not
/// think.
public final class Composer {
    private Composer() {}

    /// The answer in the language of the question, with `[n]` after each quoted sentence, and with
    /// the stand-in's name on its last line. The same for the same conversation.
    public static String answerTo(Dialogue dialogue) {
        var tongue = Tongue.ofQuestion(dialogue.question());
        var answer =
                SmallTalk.replyTo(dialogue.question(), tongue)
                        .orElseGet(() -> quoted(dialogue, tongue));
        return answer + "\n\n" + tongue.footer;
    }

    private static String quoted(Dialogue dialogue, Tongue tongue) {
        boolean errand = Errand.is(dialogue.question());
        var inquiry = Inquiry.of(dialogue);
        for (var sources : List.of(dialogue.sources(), dialogue.background())) {
            var best = new Ranking(sources, inquiry, tongue, dialogue.lastAnswer()).best();
            if (!best.isEmpty()) {
                var quote = quote(best, tongue, inquiry);
                return errand ? tongue.insteadOfWriting + "\n\n" + quote : quote;
            }
        }
        return errand ? tongue.cannotWrite : tongue.notFound;
    }

    private static String quote(List<Statement> best, Tongue tongue, Inquiry inquiry) {
        var quotation = Quotation.of(best, inquiry);
        if (best.getFirst().tongue() == tongue) {
            return quotation;
        }
        return tongue.otherTongue + "\n\n" + quotation.replaceAll("(?m)^", "> ");
    }
}
