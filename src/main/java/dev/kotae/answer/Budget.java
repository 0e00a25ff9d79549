package dev.kotae.answer;

import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Ledger.Decision;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What may be spent, and how often may be asked.
public final class Budget {
    /// Longer than a model may take for one answer in all; a turn that takes longer reserves anew.
    private static final Duration HELD = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final List<Limit> limits;
    private final InstantSource clock;

    /// @param limits what must hold; where there are none, the ledger is never asked
    public Budget(Ledger ledger, List<Limit> limits, InstantSource clock) {
        this.ledger = ledger;
        this.limits = List.copyOf(limits);
        this.clock = clock;
    }

    /// Reserves what a turn may cost at most, in place of what it had reserved, and one question.
    ///
    /// @param microUsd millionths of a US dollar
    /// @return why it may not be spent; empty where it may
    Optional<Refusal> reserve(Turn turn, long microUsd, Person asker) {
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        return switch (ledger.reserve(turn, limits, microUsd, HELD)) {
            case Decision.Granted() -> Optional.empty();
            case Decision.Refused(var limit, var again) ->
                    Optional.of(new Refusal(words(turn, limit, again, asker), limit.unit()));
        };
    }

    /// How much of the money for a turn is used up by others, by the limit of which the greatest
    /// part is: 0 for nothing, 1 for all. Asks the ledger once for each limit on money.
    double used(Turn turn) {
        return limits.stream()
                .filter(limit -> limit.unit() == Unit.MICRO_USD)
                .mapToDouble(limit ->
                        ledger.spentBesides(turn, limit) / (double) Math.max(1, limit.most()))
                .max()
                .orElse(0);
    }

    private Phrase words(Turn turn, Limit limit, Instant again, Person asker) {
        return Phrase.of(
                wording(limit),
                wording(limit.window()).in(asker.locale()),
                moment(again, clock.instant(), asker),
                turn.id());
    }

    /// Something may not be spent.
    ///
    /// @param words what the asker is told
    /// @param unit of what there is too little: less money may do, one question is one question
    record Refusal(Phrase words, Unit unit) {}

    private static Wording wording(Limit limit) {
        return switch (limit.unit()) {
            case MICRO_USD -> budget(limit.scope());
            case TURNS -> rate(limit.scope());
        };
    }

    private static Wording budget(Scope scope) {
        return switch (scope) {
            case WORKSPACE -> Wording.REFUSED_BUDGET_WORKSPACE;
            case CHANNEL -> Wording.REFUSED_BUDGET_CHANNEL;
            case PERSON -> Wording.REFUSED_BUDGET_PERSON;
        };
    }

    private static Wording rate(Scope scope) {
        return switch (scope) {
            case WORKSPACE -> Wording.REFUSED_RATE_WORKSPACE;
            case CHANNEL -> Wording.REFUSED_RATE_CHANNEL;
            case PERSON -> Wording.REFUSED_RATE_PERSON;
        };
    }

    private static Wording wording(Window window) {
        return switch (window) {
            case MINUTE -> Wording.WINDOW_MINUTE;
            case HOUR -> Wording.WINDOW_HOUR;
            case DAY -> Wording.WINDOW_DAY;
            case MONTH -> Wording.WINDOW_MONTH;
        };
    }

    /// The time of day, with the date where that is another day for whoever reads it.
    static String moment(Instant again, Instant now, Person reader) {
        var there = again.atZone(reader.zone());
        boolean today = there.toLocalDate().equals(now.atZone(reader.zone()).toLocalDate());
        var format =
                today
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(spoken(reader.locale())).format(there);
    }

    /// In the language of the sentence around it.
    private static Locale spoken(Locale locale) {
        boolean ours = locale.getLanguage().equals("ja") || locale.getLanguage().equals("en");
        return ours ? locale : Locale.UK;
    }
}
