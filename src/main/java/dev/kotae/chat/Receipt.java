package dev.kotae.chat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How an answer came about: what the footer under it says.
///
/// @param turn the turn's id
/// @param model the name of the model that answered, for people
/// @param reasons why this model, the weightiest first
/// @param took from the acceptance of the question to the last word of the model
/// @param usage tokens read and written
/// @param cost what it cost
/// @param passages how many passages the model was given
/// @param notes what the reader should know besides: a base that could not be asked, files that
///   were not read, an answer that was cut at its limit
/// @param calls the requests to models of which usage and cost are the sums
/// @param search how documents were looked for
public record Receipt(
        String turn,
        String model,
        List<Phrase> reasons,
        Duration took,
        Usage usage,
        Cost cost,
        int passages,
        List<Phrase> notes,
        List<Call> calls,
        Search search) {
    public Receipt {
        // One that was stored before there were these has none.
        calls = List.copyOf(Objects.requireNonNullElse(calls, List.of()));
        search = Objects.requireNonNullElse(search, Search.NONE);
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /// Without telling the requests apart.
    public Receipt(
            String turn,
            String model,
            List<Phrase> reasons,
            Duration took,
            Usage usage,
            Cost cost,
            int passages,
            List<Phrase> notes) {
        this(turn, model, reasons, took, usage, cost, passages, notes, List.of(), Search.NONE);
    }

    /// Without saying how documents were looked for.
    public Receipt(
            String turn,
            String model,
            List<Phrase> reasons,
            Duration took,
            Usage usage,
            Cost cost,
            int passages,
            List<Phrase> notes,
            List<Call> calls) {
        this(turn, model, reasons, took, usage, cost, passages, notes, calls, Search.NONE);
    }

    /// The receipt of a turn for which no model was asked.
    public static Receipt nothing(String turn) {
        return new Receipt(
                turn, "", List.of(), Duration.ZERO, Usage.NONE, new Cost(0, true), 0, List.of());
    }

    /// Whether no model was asked for anything that has to be paid.
    public boolean isFree() {
        return calls.isEmpty() && usage.equals(Usage.NONE);
    }

    /// The same with other notes.
    public Receipt noting(List<Phrase> others) {
        return new Receipt(
                turn, model, reasons, took, usage, cost, passages, others, calls, search);
    }

    /// The same with how documents were looked for.
    public Receipt after(Search other) {
        return new Receipt(turn, model, reasons, took, usage, cost, passages, notes, calls, other);
    }

    /// The line under the answer: model, reason, seconds, cost.
    public String footer(Locale reader) {
        var seconds = String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
        return Wording.FOOTER.in(
                reader, model, reasons.getFirst().in(reader), seconds, cost.in(reader));
    }
}
