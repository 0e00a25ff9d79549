package dev.kotae.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Amendments.Amended;
import dev.kotae.memory.Claim;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TestedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Takes a store and the one in memory the same random way, step by step, and sees that neither
/// says anything that the other does not say. The one in memory is simple enough to be seen to be
/// right; so what holds of it holds of the other.
public final class Agreement {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Address> PLACES =
            List.of(
                    Samples.thread("T1", "1"),
                    Samples.thread("T1", "2"),
                    Samples.thread("T1", "3"),
                    Samples.thread("T2", "1"));
    private static final List<Limit> LIMITS =
            List.of(
                    new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 900),
                    new Limit(Scope.PERSON, Window.HOUR, Unit.MICRO_USD, 300),
                    new Limit(Scope.CHANNEL, Window.MINUTE, Unit.TURNS, 4));

    private final Random random;
    private final HandClock clock;
    private final TestedStore real;
    private final InMemoryStore model;
    private final boolean alone;
    private final Seen seen = new Seen();
    private final List<Twin<Turn>> turns = new ArrayList<>();
    private final List<Twin<Claim>> claims = new ArrayList<>();
    private final List<String> way = new ArrayList<>();
    private int said;

    /// @param clock of both stores
    /// @param real empty
    /// @param model empty
    /// @param alone whether a reopened store knows that whoever held a lane is dead, rather than
    ///   seeing that their leases have ended
    public Agreement(
            long seed, HandClock clock, TestedStore real, InMemoryStore model, boolean alone) {
        this.random = new Random(seed);
        this.clock = clock;
        this.real = real;
        this.model = model;
        this.alone = alone;
        way.add("seed " + seed);
    }

    /// The same thing in both stores.
    private record Twin<T>(T real, T model) {}

    /// Goes on by some steps.
    ///
    /// @throws AssertionError when the stores do not agree; it tells the way that led there
    public void go(int steps) {
        try {
            for (int n = 0; n < steps; n++) {
                step();
                if (n % 5 == 4) {
                    compareAll();
                }
            }
            compareAll();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(String.join("\n", way) + "\n" + e, e);
        }
    }

    private void step() {
        switch (random.nextInt(28)) {
            case 0, 1, 2, 3, 4 -> accept();
            case 5, 6, 7, 8 -> claim();
            case 9, 10, 11 -> join();
            case 12 -> renew();
            case 13 -> posted();
            case 14, 15, 16, 17, 18 -> settle();
            case 19 -> move();
            case 20 -> reserve();
            case 21 -> stop();
            case 22 -> redrive();
            case 23, 24 -> edit();
            case 25 -> delete();
            case 26 -> press();
            default -> rarely();
        }
    }

    private void rarely() {
        switch (random.nextInt(5)) {
            case 0 -> sweep();
            case 1 -> again();
            case 2 -> forget();
            default -> reopen();
        }
    }

    private void accept() {
        var place = any(PLACES);
        var at = NOON.plusNanos(random.nextInt(20) * 500L);
        var text = "question " + ++said;
        way.add("accept " + text + " in " + place.lane() + " said " + at);
        var asked =
                Samples.by(
                        "U" + random.nextInt(2), Samples.said(Samples.question(place, text), at));
        var twin =
                new Twin<>(
                        kept(real.ports().inbox().accept(asked)),
                        kept(model.inbox().accept(asked)));
        seen.turn(twin.real.id(), twin.model.id(), text);
        turns.add(twin);
    }

    private static Turn kept(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Kept(var turn) -> turn;
            case Acceptance.Repeated repeated -> throw new AssertionError(repeated);
        };
    }

    /// What was accepted before comes once more, perhaps after its name was swept.
    private void again() {
        if (turns.isEmpty()) {
            return;
        }
        var asked = any(turns).real.asked();
        way.add("accept again " + asked.text());
        var twin = new Twin<>(real.ports().inbox().accept(asked), model.inbox().accept(asked));
        if (twin.real instanceof Acceptance.Kept(var known)
                && twin.model instanceof Acceptance.Kept(var told)) {
            seen.turn(known.id(), told.id(), asked.text() + " again " + ++said);
            turns.add(new Twin<>(known, told));
        } else {
            same(twin, seen::of);
        }
    }

    private void edit() {
        if (turns.isEmpty()) {
            return;
        }
        var asked = anyMessage();
        var text = random.nextInt(4) == 0 ? asked.text() : "edited " + ++said;
        var at = NOON.plusSeconds(random.nextInt(30));
        var since = random.nextInt(6) == 0 ? NOON.plusNanos(5_000) : NOON.minusSeconds(600);
        var edit =
                new Edited(
                        asked.address().tenant(),
                        asked.identities().iterator().next(),
                        random.nextInt(6) == 0 ? "U7" : asked.asker(),
                        text,
                        at);
        way.add("edit " + asked.text() + " to " + text + " at " + at);
        amended(store -> store.amendments().edit(edit, since));
    }

    private void delete() {
        if (turns.isEmpty()) {
            return;
        }
        var asked = anyMessage();
        var message =
                random.nextInt(8) == 0 ? "unknown " + ++said : asked.identities().iterator().next();
        way.add("delete " + message);
        var deletion = new Deleted(asked.address().tenant(), message);
        amended(store -> store.amendments().delete(deletion));
    }

    private void press() {
        if (turns.isEmpty()) {
            return;
        }
        var turn = any(turns);
        var tenant = turn.real.asked().address().tenant();
        var wish = random.nextBoolean() ? Wish.AGAIN : Wish.DEEPER;
        var name = "press " + (random.nextInt(4) == 0 ? said : ++said);
        way.add(name + " " + wish + " " + seen.of(turn.real));
        amended(store -> {
            var id = store.equals(real.ports()) ? turn.real.id() : turn.model.id();
            return store.amendments().again(new Pressed(name, tenant, id, "U1", wish));
        });
    }

    private Asked anyMessage() {
        return any(
                turns.stream()
                        .map(turn -> turn.real.asked())
                        .filter(asked -> asked.replaces().isEmpty())
                        .toList());
    }

    private void amended(Function<Ports, Amended> change) {
        var twin = new Twin<>(change.apply(real.ports()), change.apply(model.ports()));
        if (twin.real instanceof Amended.Replaced(var one)
                && twin.model instanceof Amended.Replaced(var other)) {
            seen.turn(one.id(), other.id(), "replacement " + ++said);
            turns.add(new Twin<>(one, other));
        }
        way.add("  " + seen.of(twin.real));
        same(twin, seen::of);
    }

    private void forget() {
        if (turns.isEmpty()) {
            return;
        }
        var turn = any(turns);
        var address = turn.real.asked().address();
        if (random.nextBoolean()) {
            way.add("forget all in " + address.lane());
            real.ports().erasure().conversation(address);
            model.ports().erasure().conversation(address);
        } else {
            way.add("forget " + turn.real.asked().asker() + " in " + address.tenant());
            real.ports().erasure().person(address.tenant(), turn.real.asked().asker());
            model.ports().erasure().person(address.tenant(), turn.real.asked().asker());
        }
    }

    private void claim() {
        var claim = real.ports().inbox().claim("real", LEASE, Duration.ZERO);
        var place = claim.map(one -> one.turn().asked().address()).orElse(PLACES.getFirst());
        var twin = new Twin<>(claim, model.inbox().claim(place, LEASE));
        way.add("claim " + twin.real.map(seen::of));
        same(twin, one -> one.map(seen::of));
        if (claim.isPresent()) {
            claims.stream()
                    .filter(one -> one.real.turn().asked().address().equals(place))
                    .forEach(
                            one -> assertThat(claim.get().fence()).isGreaterThan(one.real.fence()));
            claims.add(new Twin<>(claim.get(), twin.model.orElseThrow()));
        }
    }

    private void join() {
        if (claims.isEmpty()) {
            return;
        }
        var claim = anyClaim();
        var behind =
                new Twin<>(
                        real.ports().inbox().behind(claim.real), model.inbox().behind(claim.model));
        same(behind, seen::of);
        var joining = new ArrayList<Twin<Turn>>();
        for (int n = 0; n < behind.real.size(); n++) {
            if (random.nextBoolean()) {
                joining.add(new Twin<>(behind.real.get(n), behind.model.get(n)));
            }
        }
        if (random.nextInt(5) == 0) {
            joining.add(any(turns));
        }
        // What replaces an answer is a burst of its own.
        joining.removeIf(one -> !one.real.asked().replaces().isEmpty());
        if (!claim.real.turn().asked().replaces().isEmpty()) {
            return;
        }
        var known = joining.stream().map(Twin::real).toList();
        way.add("join " + seen.of(known) + " to " + seen.of(claim.real));
        same(
                new Twin<>(
                        real.ports().inbox().join(claim.real, known),
                        model.inbox()
                                .join(claim.model, joining.stream().map(Twin::model).toList())));
    }

    private void renew() {
        if (claims.isEmpty()) {
            return;
        }
        var claim = anyClaim();
        way.add("renew " + seen.of(claim.real));
        same(
                new Twin<>(
                        real.ports().inbox().renew(List.of(claim.real), LEASE).isEmpty(),
                        model.inbox().renew(List.of(claim.model), LEASE).isEmpty()));
    }

    private void posted() {
        if (claims.isEmpty()) {
            return;
        }
        var claim = anyClaim();
        var post = "C1/" + random.nextInt(3);
        way.add("posted " + post + " " + seen.of(claim.real));
        same(
                new Twin<>(
                        real.ports().inbox().posted(claim.real, post),
                        model.inbox().posted(claim.model, post)));
    }

    private void settle() {
        if (claims.isEmpty()) {
            return;
        }
        var claim = anyClaim();
        var settlement = settlement(claim.real);
        way.add("settle " + seen.of(claim.real) + " " + settlement);
        same(
                new Twin<>(
                        real.ports().inbox().settle(claim.real, settlement),
                        model.inbox().settle(claim.model, settlement)));
    }

    private Settlement settlement(Claim claim) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> {
                var text = "answer " + ++said;
                var answer = Samples.priced(Samples.answer("receipt", text), random.nextInt(400));
                yield new Settlement.Recorded(answer, Samples.exchange(claim, text));
            }
            case 2, 3 -> new Settlement.Done();
            case 4 ->
                    new Settlement.Later(
                            clock.instant().plusSeconds(random.nextInt(8)), "throttled", spent());
            case 5 -> new Settlement.HandedOver(spent());
            case 6, 7 ->
                    new Settlement.Apologised(
                            Samples.apology("busy " + ++said),
                            Samples.spent(Math.max(0, random.nextInt(-200, 200))));
            default -> new Settlement.GivenUp("refused " + ++said, spent());
        };
    }

    private Receipt spent() {
        return Samples.spent(said % 3 * 50L);
    }

    private void move() {
        var by =
                switch (random.nextInt(8)) {
                    case 0 -> Duration.ofSeconds(-random.nextInt(5));
                    case 1 -> LEASE;
                    case 2 -> Duration.ofMinutes(random.nextInt(90));
                    default -> Duration.ofMillis(random.nextInt(8_000));
                };
        way.add("move " + by);
        clock.move(by);
    }

    private void reserve() {
        if (turns.isEmpty()) {
            return;
        }
        var turn = any(turns);
        var limits = LIMITS.stream().filter(limit -> random.nextBoolean()).toList();
        long amount = random.nextInt(200);
        var ttl = Duration.ofSeconds(random.nextInt(1, 60));
        way.add("reserve " + amount + " for " + turn.real.asked().text() + " under " + limits);
        same(
                new Twin<>(
                        real.ports().ledger().reserve(turn.real, limits, amount, ttl),
                        model.ports().ledger().reserve(turn.model, limits, amount, ttl)));
    }

    private void stop() {
        var place = any(PLACES);
        way.add("stop " + place.lane());
        same(
                new Twin<>(
                        real.ports().stops().ask(place, "U9"),
                        model.ports().stops().ask(place, "U9")),
                one -> one.map(seen::of));
    }

    private void redrive() {
        if (turns.isEmpty()) {
            return;
        }
        var turn = any(turns);
        way.add("redrive " + turn.real.asked().text());
        same(
                new Twin<>(
                        real.ports().inbox().redrive(turn.real.id()),
                        model.inbox().redrive(turn.model.id())));
    }

    private void sweep() {
        clock.move(Duration.ofDays(random.nextInt(10)));
        var content = clock.instant().minus(Duration.ofDays(random.nextInt(12)));
        var names = clock.instant().minus(Duration.ofDays(random.nextInt(12)));
        way.add("sweep at " + clock.instant() + " " + content + " " + names);
        real.ports().retention().sweep(content, names, 10_000);
        model.ports().retention().sweep(content, names, 10_000);
    }

    private void reopen() {
        way.add("reopen");
        real.reopen();
        if (alone) {
            model.reopen();
        } else {
            model.inbox().endLeases();
        }
    }

    private void compareAll() {
        both(store -> store.inbox().stats());
        for (var state : dev.kotae.memory.TurnRecord.State.values()) {
            var list =
                    new Twin<>(
                            real.ports().inbox().list(state, 1_000),
                            model.inbox().list(state, 1_000));
            same(list, all -> all.stream().map(seen::of).toList());
        }
        for (var turn : turns) {
            var tenant = turn.real.asked().address().tenant();
            same(
                    new Twin<>(
                            real.ports().inbox().find(turn.real.id()),
                            model.inbox().find(turn.model.id())),
                    one -> one.map(seen::of));
            same(
                    new Twin<>(
                            real.ports().auditTrail().of(tenant, turn.real.id()),
                            model.ports().auditTrail().of(tenant, turn.model.id())),
                    all -> all.stream().map(seen::of).toList());
            same(
                    new Twin<>(
                            real.ports().answers().find(tenant, turn.real.id()),
                            model.ports().answers().find(tenant, turn.model.id())),
                    one -> one.map(seen::of));
            same(
                    new Twin<>(
                            real.ports().answers().standing(tenant, turn.real.id()),
                            model.ports().answers().standing(tenant, turn.model.id())),
                    one -> one.map(seen::of));
        }
        var since = clock.instant().minus(Duration.ofDays(30));
        for (var tenant : List.of("slack/T1", "slack/T2")) {
            both(store -> store.usages().ofTenant(tenant, since));
            both(store -> store.usages().ofPerson(tenant, "U1", since));
        }
        var stopped =
                new Twin<>(
                        real.ports()
                                .stops()
                                .asked(turns.stream().map(one -> one.real.id()).toList()),
                        model.ports()
                                .stops()
                                .asked(turns.stream().map(one -> one.model.id()).toList()));
        same(stopped, ids -> new HashSet<>(ids.stream().map(seen::of).toList()));
        PLACES.forEach(this::comparePlace);
    }

    private void comparePlace(Address place) {
        both(store -> store.conversations().recall(place, 0));
        for (var limit : LIMITS) {
            for (var subject : List.of("", "C1", "U0", "U1")) {
                both(store -> store.ledger().spent(place.tenant(), limit, subject));
            }
        }
        for (int post = 0; post < 3; post++) {
            var name = "C1/" + post;
            both(store -> store.answers().at(place.tenant(), name).map(seen::of));
        }
    }

    private void both(Function<Ports, Object> question) {
        same(new Twin<>(question.apply(real.ports()), question.apply(model.ports())));
    }

    private static void same(Twin<?> answers) {
        assertThat(answers.real).isEqualTo(answers.model);
    }

    private static <T> void same(Twin<T> answers, Function<T, Object> seen) {
        assertThat(seen.apply(answers.real)).isEqualTo(seen.apply(answers.model));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /// Mostly one of the latest, whose holders may work; sometimes one that was overtaken long ago.
    private Twin<Claim> anyClaim() {
        int latest = Math.min(claims.size(), PLACES.size());
        return random.nextInt(6) == 0
                ? any(claims)
                : claims.get(claims.size() - 1 - random.nextInt(latest));
    }
}
