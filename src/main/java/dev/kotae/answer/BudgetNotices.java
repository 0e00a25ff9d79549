package dev.kotae.answer;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Ledger;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.StoreFailure;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says when a budget is half used up, nearly, and all but: each once in its window, over all
/// replicas. Of somebody's own budget only this person is told, of a channel's or a workspace's
/// those who run this installation.
public final class BudgetNotices implements TurnListener {
    /// In percent.
    private static final List<Integer> MARKS = List.of(50, 75, 95);

    private static final DateTimeFormatter RENEWED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Logger log = LoggerFactory.getLogger(BudgetNotices.class);

    private final Ledger ledger;
    private final List<Limit> budgets;
    private final Whispers whispers;
    private final Owner owner;
    private final InstantSource clock;

    /// @param limits of which those on money are watched
    /// @param owner told of what is not one person's; called on a thread of ours
    public BudgetNotices(
            Ledger ledger,
            List<Limit> limits,
            Whispers whispers,
            Owner owner,
            InstantSource clock) {
        this.ledger = ledger;
        this.budgets =
                limits.stream()
                        .filter(limit -> limit.unit() == Unit.MICRO_USD && limit.most() > 0)
                        .toList();
        this.whispers = whispers;
        this.owner = owner;
        this.clock = clock;
    }

    /// Returns at once: the turn does not wait for it.
    @Override
    public void on(TurnEvent event) {
        if (event instanceof TurnEvent.Ended ended && !budgets.isEmpty()) {
            Thread.ofVirtual().name("budgets").start(() -> look(ended.turn()));
        }
    }

    private void look(Turn turn) {
        for (var budget : budgets) {
            try {
                var reached = ledger.reached(turn, budget, MARKS);
                if (reached.isPresent()) {
                    tell(turn, budget, reached.get());
                }
            } catch (StoreFailure failure) {
                log.warn("turn={} budget not looked at: {}", turn.id(), failure.getMessage());
            } catch (RuntimeException failure) {
                log.warn("turn={} nobody was told: {}", turn.id(), failure.getMessage());
            }
        }
    }

    private void tell(Turn turn, Limit budget, int percent) {
        var used = String.valueOf(percent);
        var most = "$" + BigDecimal.valueOf(budget.most(), 6).stripTrailingZeros().toPlainString();
        var now = clock.instant();
        var end = budget.window().end(now);
        var renewed = RENEWED.format(end);
        var asked = turn.asked();
        switch (budget.scope()) {
            case PERSON ->
                    whispers.tell(
                            asked,
                            reader ->
                                    Phrase.of(
                                            Wording.BUDGET_PERSON,
                                            used,
                                            most,
                                            Budget.moment(end, now, reader)));
            case CHANNEL ->
                    owner.tell(
                            Phrase.of(
                                    Wording.BUDGET_CHANNEL,
                                    used,
                                    most,
                                    renewed,
                                    asked.address().channel()));
            case WORKSPACE ->
                    owner.tell(
                            Phrase.of(
                                    Wording.BUDGET_WORKSPACE,
                                    used,
                                    most,
                                    renewed,
                                    asked.address().workspace()));
        }
    }
}
