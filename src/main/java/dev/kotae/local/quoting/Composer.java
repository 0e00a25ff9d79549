package dev.kotae.local.quoting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stand-in's "model": a conversation in, an answer in Markdown out. It quotes; it does not
/// think.
public final class Composer {
    private Composer() {}

    /// The answer in the language of the question, with `[n]` after each quoted sentence, with what
    /// could not be quoted, and with the stand-in's name on its last line. The same for the same
    /// conversation.
    public static String answerTo(Dialogue dialogue) {
        var tongue = Tongue.ofQuestion(dialogue.question());
        var answer = new ArrayList<String>();
        answer.add(
                SmallTalk.replyTo(dialogue.question(), tongue)
                        .orElseGet(() -> quoted(dialogue, tongue)));
        dialogue.unseen().stream().sorted().map(each -> each.in(tongue)).forEach(answer::add);
        answer.add(tongue.footer);
        answer.removeIf(String::isEmpty);
        return String.join("\n\n", answer);
    }

    private static String quoted(Dialogue dialogue, Tongue tongue) {
        boolean errand = Errand.is(dialogue.question());
        var browsed = Browsing.of(dialogue);
        if (!browsed.isEmpty()) {
            var inquiry = Inquiry.readings(dialogue.question(), List.of()).getFirst();
            return (errand ? tongue.insteadOfWriting + "\n\n" : "")
                    + quote(browsed, tongue, inquiry);
        }
        var before = new ArrayList<>(dialogue.earlierQuestions());
        var said = new HashSet<Statement>();
        var quotes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var part : Parts.of(dialogue.question())) {
            var readings = Inquiry.readings(part, before);
            var answer = answer(dialogue, readings, tongue);
            boolean leansOnNothing =
                    readings.getFirst().followUp() && quotes.isEmpty() && !missing.isEmpty();
            if (answer.isEmpty() || leansOnNothing) {
                missing.add(part);
            } else if (!said.containsAll(answer.get().best())) {
                var news = answer.get().best().stream().filter(said::add).toList();
                quotes.add(quote(news, tongue, answer.get().inquiry()));
            }
            before.add(part);
        }
        if (quotes.isEmpty()) {
            // It may stand in what could not be read.
            var notFound = dialogue.unseen().isEmpty() ? tongue.notFound : "";
            return errand ? tongue.cannotWrite : notFound;
        }
        if (errand) {
            quotes.addFirst(tongue.insteadOfWriting);
        }
        missing.forEach(part -> quotes.add(tongue.partNotFound.formatted(part)));
        return String.join("\n\n", quotes);
    }

    /// What was found, and as an answer to what.
    private record Found(List<Statement> best, Inquiry inquiry) {}

    /// What was said in the conversation is asked where the documents say nothing.
    private static Optional<Found> answer(
            Dialogue dialogue, List<Inquiry> readings, Tongue tongue) {
        return readings.stream()
                .flatMap(inquiry ->
                        Stream.of(dialogue.sources(), dialogue.background())
                                .map(sources ->
                                        new Ranking(
                                                sources, inquiry, tongue, dialogue.lastAnswer()))
                                .map(ranking -> new Found(ranking.best(), inquiry)))
                .filter(found -> !found.best().isEmpty())
                .findFirst();
    }

    private static String quote(List<Statement> best, Tongue tongue, Inquiry inquiry) {
        var quotation = Quotation.of(best, inquiry);
        if (best.getFirst().tongue() == tongue) {
            return quotation;
        }
        return tongue.otherTongue + "\n\n" + quotation.replaceAll("(?m)^", "> ");
    }
}
