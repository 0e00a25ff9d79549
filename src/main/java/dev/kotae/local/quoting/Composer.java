package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.HashSet;
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
        var before = new ArrayList<>(dialogue.earlierQuestions());
        var said = new HashSet<Statement>();
        var quotes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var part : Parts.of(dialogue.question())) {
            var inquiry = Inquiry.of(part, before);
            var best = best(dialogue, inquiry, tongue);
            if (best.isEmpty()) {
                missing.add(part);
            } else if (!said.containsAll(best)) {
                quotes.add(quote(best.stream().filter(said::add).toList(), tongue, inquiry));
            }
            before.add(part);
        }
        if (quotes.isEmpty()) {
            return errand ? tongue.cannotWrite : tongue.notFound;
        }
        if (errand) {
            quotes.addFirst(tongue.insteadOfWriting);
        }
        missing.forEach(part -> quotes.add(tongue.partNotFound.formatted(part)));
        return String.join("\n\n", quotes);
    }

    /// What was said in the conversation is asked where the documents say nothing.
    private static List<Statement> best(Dialogue dialogue, Inquiry inquiry, Tongue tongue) {
        var best = new Ranking(dialogue.sources(), inquiry, tongue, dialogue.lastAnswer()).best();
        return best.isEmpty()
                ? new Ranking(dialogue.background(), inquiry, tongue, dialogue.lastAnswer()).best()
                : best;
    }

    private static String quote(List<Statement> best, Tongue tongue, Inquiry inquiry) {
        var quotation = Quotation.of(best, inquiry);
        if (best.getFirst().tongue() == tongue) {
            return quotation;
        }
        return tongue.otherTongue + "\n\n" + quotation.replaceAll("(?m)^", "> ");
    }
}
