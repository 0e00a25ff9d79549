package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Turn;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BudgetNoticesTest {
    private static final Limit OWN = new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000_000);
    private static final Limit ALL =
            new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 10_000_000);

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private final Ports ports = new InMemoryStore(clock).ports();
    private final BlockingQueue<String> toPeople = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> toOwner = new LinkedBlockingQueue<>();
    private final Screen screen = new Screen();
    private final BudgetNotices notices;

    BudgetNoticesTest() {
        screen.asides =
                new Asides() {
                    @Override
                    public void tell(
                            Asked said, Optional<Locale> language, Function<Person, Phrase> words) {
                        var zone = ZoneId.of("Asia/Tokyo");
                        var reader = new Person(said.asker(), "Ken", Locale.UK, zone);
                        toPeople.add(said.asker() + ": " + words.apply(reader).in(Locale.UK));
                    }

                    @Override
                    public void muted(Arrival.Muted wish, Optional<Locale> language) {}

                    @Override
                    public void quiet(Arrival.Muted wish, Optional<Locale> language) {}

                    @Override
                    public void offer(Asked asked, Optional<Locale> language) {}

                    @Override
                    public void offerPrivately(Turn turn, Optional<Locale> language) {}
                };
        var whispers = new Whispers(Kit.of(ports).manners());
        whispers.open(Map.of(Platform.SLACK, screen));
        notices =
                new BudgetNotices(
                        ports.ledger(),
                        List.of(OWN, ALL),
                        whispers,
                        words -> toOwner.add(words.in(Locale.JAPAN)),
                        clock);
    }

    @Test
    void each_mark_is_told_once_and_to_the_one_whose_budget_it_is() throws Exception {
        spend("U1", 400_000);
        spend("U1", 200_000);
        assertThat(toPeople.poll(5, TimeUnit.SECONDS))
                .startsWith("U1: You have used 50 % of your budget of $1")
                .as("as the clock of the person shows it")
                .contains("renewed at 24 Nov 2026, 09:00;");
        spend("U1", 360_000);
        assertThat(toPeople.poll(5, TimeUnit.SECONDS)).startsWith("U1: You have used 95 %");
        spend("U1", 10_000);
        for (int n = 2; n < 9; n++) {
            spend("U" + n, 490_000);
        }
        assertThat(toOwner).isEmpty();
        spend("U9", 600_000);
        assertThat(toOwner.poll(5, TimeUnit.SECONDS)).contains("T1").contains("50%");
        assertThat(toPeople.poll(5, TimeUnit.SECONDS)).startsWith("U9: You have used 50 %");
        assertThat(toPeople.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(toOwner).isEmpty();
    }

    private void spend(String person, long microUsd) throws Exception {
        var asked = Samples.by(person, Samples.question(person + System.nanoTime(), "How?"));
        ports.inbox().accept(asked);
        var claim = ports.inbox().claim("w", Duration.ofMinutes(1), Duration.ofSeconds(1));
        Turn turn = claim.orElseThrow().turn();
        ports.ledger().reserve(turn, List.of(OWN, ALL), microUsd, Duration.ofMinutes(1));
        var whole = Samples.recorded(claim.get(), "So.");
        ports.inbox()
                .settle(
                        claim.get(),
                        new Settlement.Recorded(
                                Samples.priced(whole.answer(), microUsd), whole.exchange()));
        ports.inbox().settle(claim.get(), new Settlement.Done());
        notices.on(new TurnEvent.Ended(turn, TurnEvent.End.ANSWERED, "", Duration.ZERO, "m"));
        Thread.sleep(50);
    }
}
