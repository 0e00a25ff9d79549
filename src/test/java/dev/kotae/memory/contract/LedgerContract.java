package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.by;
import static dev.kotae.memory.Samples.priced;
import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Ledger.Decision;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.Settlement.Apologised;
import dev.kotae.memory.Settlement.Done;
import dev.kotae.memory.Settlement.GivenUp;
import dev.kotae.memory.Settlement.HandedOver;
import dev.kotae.memory.Settlement.Later;
import dev.kotae.memory.Usages.ByModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every [dev.kotae.memory.Ledger] keeps to.
public abstract class LedgerContract extends PortsContract {
    private static final Duration TTL = Duration.ofMinutes(15);
    private static final Limit BUDGET =
            new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 1_000);
    private static final Limit CHANNEL =
            new Limit(Scope.CHANNEL, Window.DAY, Unit.MICRO_USD, 1_000);
    private static final Limit PERSON = new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 1_000);
    private static final Limit RATE = new Limit(Scope.PERSON, Window.MINUTE, Unit.TURNS, 3);

    private int asked;

    @Test
    void what_fits_is_granted_and_nothing_beyond() {
        assertThat(reserve(turn(), 600, BUDGET)).isEqualTo(new Decision.Granted());
        assertThat(reserve(turn(), 401, BUDGET))
                .isEqualTo(new Decision.Refused(BUDGET, Instant.parse("2026-11-24T00:00:00Z")));
        assertThat(reserve(turn(), 400, BUDGET)).isEqualTo(new Decision.Granted());
        assertThat(reserve(turn(), 1, BUDGET)).isInstanceOf(Decision.Refused.class);
        assertThat(spent(BUDGET, "")).isEqualTo(1_000);
    }

    @Test
    void where_nothing_is_limited_all_is_granted() {
        assertThat(reserve(turn(), Long.MAX_VALUE)).isEqualTo(new Decision.Granted());
    }

    @Test
    void a_limit_of_nothing_grants_nothing() {
        var nothing = new Limit(Scope.PERSON, Window.DAY, Unit.TURNS, 0);

        assertThat(reserve(turn(), 0, nothing)).isInstanceOf(Decision.Refused.class);
        assertThatThrownBy(() -> new Limit(Scope.PERSON, Window.DAY, Unit.TURNS, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void people_channels_and_workspaces_are_counted_apart() {
        var emma = turn(by("U1", question("1", "?")));
        reserve(emma, 1_000, PERSON, CHANNEL, BUDGET);

        assertThat(granted(turn(by("U2", question("2", "?"))), 1_000, PERSON)).isTrue();
        assertThat(granted(turn(by("u1", question("3", "?"))), 1_000, PERSON)).isTrue();
        assertThat(granted(turn(by("U1", question("4", "?"))), 1, PERSON)).isFalse();
        var elsewhere = new Address(Platform.SLACK, "T1", "C2", "1");
        assertThat(granted(turn(question(elsewhere, "?")), 1_000, CHANNEL)).isTrue();
        assertThat(granted(turn(question("5", "?")), 1, CHANNEL)).isFalse();
        assertThat(granted(turn(question(thread("T2", "1"), "?")), 1_000, BUDGET)).isTrue();
        assertThat(spent(PERSON, "U1")).isEqualTo(1_000);
        assertThat(spent(CHANNEL, "C2")).isEqualTo(1_000);
        assertThat(ports().ledger().spent("slack/T2", BUDGET, "")).isEqualTo(1_000);
        assertThat(ports().ledger().spent("slack/T3", BUDGET, "")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-23T09:00:59.999Z, 2026-11-23T09:01:00Z",
        "HOUR, 2026-11-23T09:59:59.999Z, 2026-11-23T10:00:00Z",
        "DAY, 2026-11-23T23:59:59.999Z, 2026-11-24T00:00:00Z",
        "MONTH, 2026-11-30T23:59:59.999Z, 2026-12-01T00:00:00Z"
    })
    void a_window_holds_until_it_ends(Window window, Instant last, Instant end) {
        var limit = new Limit(Scope.PERSON, window, Unit.TURNS, 1);
        assertThat(reserveForLong(turn(), limit)).isEqualTo(new Decision.Granted());

        clock.move(Duration.between(clock.instant(), last));
        var late = turn();
        assertThat(reserveForLong(late, limit)).isEqualTo(new Decision.Refused(limit, end));

        clock.move(Duration.between(last, end));
        assertThat(spent(limit, "U1")).isZero();
        assertThat(reserveForLong(late, limit)).isEqualTo(new Decision.Granted());
    }

    private Decision reserveForLong(Turn turn, Limit limit) {
        return ports().ledger().reserve(turn, List.of(limit), 0, Duration.ofDays(60));
    }

    @Test
    void turns_are_counted_whatever_they_cost() {
        assertThat(granted(turn(), 1_000_000, RATE)).isTrue();
        assertThat(granted(turn(), 0, RATE)).isTrue();
        assertThat(granted(turn(), 5, RATE)).isTrue();
        assertThat(granted(turn(), 0, RATE)).isFalse();
        assertThat(spent(RATE, "U1")).isEqualTo(3);
    }

    @Test
    void who_is_refused_by_one_limit_takes_nothing_from_the_others() {
        reserve(turn(), 990, CHANNEL);

        assertThat(reserve(turn(), 20, BUDGET, CHANNEL, RATE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.limit()).isEqualTo(CHANNEL));

        assertThat(spent(BUDGET, "")).isZero();
        assertThat(spent(RATE, "U1")).isZero();
        assertThat(spent(CHANNEL, "C1")).isEqualTo(990);
    }

    @Test
    void of_several_limits_the_one_that_holds_longest_is_named() {
        var month = new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 5);
        var hour = new Limit(Scope.WORKSPACE, Window.HOUR, Unit.MICRO_USD, 5);

        assertThat(reserve(turn(), 6, hour, month, BUDGET))
                .isEqualTo(new Decision.Refused(month, Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void the_tighter_of_two_limits_on_the_same_holds() {
        var tight = new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 10);

        assertThat(granted(turn(), 11, BUDGET, tight)).isFalse();
        assertThat(granted(turn(), 10, tight, BUDGET)).isTrue();
        assertThat(spent(BUDGET, "")).isEqualTo(10);
    }

    @Test
    void a_turn_that_reserves_again_holds_the_new_amount_only() {
        var turn = turn();
        reserve(turn, 900, BUDGET, CHANNEL);

        assertThat(granted(turn, 1_000, BUDGET)).isTrue();

        assertThat(spent(BUDGET, "")).isEqualTo(1_000);
        assertThat(spent(CHANNEL, "C1")).isZero();
    }

    @Test
    void a_turn_that_is_refused_more_keeps_what_it_holds() {
        var turn = turn();
        reserve(turn, 900, BUDGET, RATE);

        assertThat(granted(turn, 1_001, BUDGET)).isFalse();

        assertThat(spent(BUDGET, "")).isEqualTo(900);
        assertThat(spent(RATE, "U1")).isEqualTo(1);
    }

    @Test
    void what_nobody_books_is_free_when_its_time_is_over() {
        reserve(turn(), 1_000, BUDGET);
        clock.move(TTL.minusMillis(1));
        assertThat(granted(turn(), 1, BUDGET)).isFalse();
        assertThat(spent(BUDGET, "")).isEqualTo(1_000);

        clock.move(Duration.ofMillis(1));

        assertThat(spent(BUDGET, "")).isZero();
        assertThat(granted(turn(), 1_000, BUDGET)).isTrue();
        assertThat(granted(turn(), 1, BUDGET)).isFalse();
    }

    @Test
    void what_is_free_again_is_not_freed_twice() {
        var turn = turn();
        reserve(turn, 600, BUDGET);
        clock.move(TTL);
        reserve(turn(), 500, BUDGET);

        assertThat(spent(BUDGET, "")).isEqualTo(500);
        reserve(turn, 500, BUDGET);

        assertThat(spent(BUDGET, "")).isEqualTo(1_000);
    }

    @Test
    void the_true_cost_is_booked_in_place_of_what_was_reserved() {
        var cheap = claimedTurn("cheap");
        reserve(cheap.turn(), 500, BUDGET, RATE);
        settled(cheap, recordedFor(cheap, 120));
        assertThat(spent(BUDGET, "")).isEqualTo(120);
        assertThat(spent(RATE, "U1")).isEqualTo(1);
        settled(cheap, new Done());

        var dear = claimedTurn("dear");
        reserve(dear.turn(), 500, BUDGET);
        settled(dear, recordedFor(dear, 5_000));
        settled(dear, new Done());

        assertThat(spent(BUDGET, "")).isEqualTo(5_120);
        assertThat(granted(turn(), 1, BUDGET)).isFalse();
    }

    @Test
    void an_answer_is_booked_once() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 500, BUDGET);
        settled(claim, recordedFor(claim, 120));

        assertThat(inbox().settle(claim, recordedFor(claim, 120))).isFalse();
        store().reopen();
        clock.move(LEASE);
        var again = claimed();
        assertThat(inbox().settle(again, recordedFor(again, 120))).isFalse();
        settled(again, new Done());

        assertThat(spent(BUDGET, "")).isEqualTo(120);
    }

    @Test
    void an_answer_that_comes_after_its_reservation_has_ended_is_booked_all_the_same() {
        var claim = claimedTurn("slow");
        reserve(claim.turn(), 500, BUDGET, RATE);
        clock.move(TTL.multipliedBy(2));
        reserve(turn(), 950, BUDGET);

        settled(claim, recordedFor(claim, 120));

        assertThat(spent(BUDGET, "")).isEqualTo(1_070);
    }

    @Test
    void an_answer_is_booked_in_the_window_in_which_it_was_reserved() {
        clock.move(Duration.between(clock.instant(), Instant.parse("2026-11-23T23:59:59Z")));
        var claim = claimedTurn("late");
        reserve(claim.turn(), 500, BUDGET);
        clock.move(Duration.ofSeconds(2));

        settled(claim, recordedFor(claim, 120));

        assertThat(spent(BUDGET, "")).isZero();
        clock.move(Duration.ofSeconds(-2));
        assertThat(spent(BUDGET, "")).isEqualTo(120);
    }

    @Test
    void a_turn_that_ends_without_an_answer_costs_nothing() {
        var dead = claimedTurn("dead");
        reserve(dead.turn(), 500, BUDGET, RATE);
        settled(dead, new GivenUp("model_refused"));
        assertThat(spent(BUDGET, "")).isZero();

        var unanswered = claimedTurn("unanswered");
        reserve(unanswered.turn(), 500, BUDGET, RATE);
        settled(unanswered, new Done());
        assertThat(spent(BUDGET, "")).isZero();
        assertThat(spent(RATE, "U1")).isZero();
    }

    /// Whoever held it may have been answered and billed before.
    @Test
    void money_that_a_lost_attempt_held_counts_as_spent() {
        var lost = claimedTurn("a");
        reserve(lost.turn(), 600, BUDGET, RATE);
        clock.move(LEASE);
        var again = claimed();

        assertThat(granted(again.turn(), 600, BUDGET, RATE)).isFalse();
        assertThat(granted(again.turn(), 400, BUDGET, RATE)).isTrue();
        settled(again, recordedFor(again, 120));
        settled(again, new Done());

        assertThat(spent(BUDGET, "")).isEqualTo(720);
        assertThat(spent(RATE, "U1")).as("turns").isEqualTo(1);
    }

    @Test
    void money_that_was_held_when_the_process_died_counts_as_spent() {
        reserve(claimedTurn("a").turn(), 600, BUDGET);

        reopen();

        assertThat(granted(claimed().turn(), 401, BUDGET)).isFalse();
    }

    @Test
    void what_an_attempt_held_that_let_go_of_its_turn_is_free_again() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 600, BUDGET);
        settled(claim, new HandedOver());
        var again = claimed();

        assertThat(granted(again.turn(), 1_000, BUDGET)).isTrue();
    }

    @Test
    void what_is_reserved_and_booked_survives_a_restart() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 500, BUDGET);
        settled(claim, recordedFor(claim, 120));
        settled(claim, new Done());
        reserve(turn(), 300, BUDGET);

        store().reopen();

        assertThat(spent(BUDGET, "")).isEqualTo(420);
    }

    @Test
    void what_has_expired_is_swept() {
        reserve(turn(), 1_000, BUDGET);
        clock.move(TTL);

        ports().retention().sweep(Instant.EPOCH, Instant.EPOCH, 100);

        assertThat(spent(BUDGET, "")).isZero();
        assertThat(granted(turn(), 1_000, BUDGET)).isTrue();
    }

    @Test
    void from_many_threads_nothing_is_overspent() throws Exception {
        var limits =
                List.of(
                        new Limit(Scope.WORKSPACE, Window.DAY, Unit.MICRO_USD, 100),
                        new Limit(Scope.PERSON, Window.MONTH, Unit.MICRO_USD, 60),
                        new Limit(Scope.CHANNEL, Window.HOUR, Unit.TURNS, 9));
        var held = new AtomicLong();
        var most = new AtomicLong();
        var grants = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 32; thread++) {
                var random = new Random(thread);
                var person = "U" + thread % 4;
                var place = thread("T1", "" + thread);
                all.add(
                        threads.submit(() -> {
                            for (int n = 0; n < 12; n++) {
                                var turn =
                                        new Turn(
                                                person + place.thread() + n,
                                                by(person, question(place, "?")));
                                long amount = random.nextInt(5, 25);
                                // Counted while the ledger holds it: never more than it holds.
                                if (granted(turn, amount, limits.toArray(Limit[]::new))) {
                                    grants.incrementAndGet();
                                    most.accumulateAndGet(held.addAndGet(amount), Math::max);
                                    held.addAndGet(-amount);
                                    reserve(turn, 0);
                                }
                            }
                        }));
            }
            for (var one : all) {
                one.get();
            }
        }

        assertThat(grants.get()).isPositive();
        assertThat(most.get()).isLessThanOrEqualTo(100);
        assertThat(spent(limits.getFirst(), "")).isZero();
    }

    @Test
    void from_many_threads_a_budget_is_spent_to_its_end_and_no_further() throws Exception {
        var limits = new Limit[] {BUDGET, new Limit(Scope.PERSON, Window.DAY, Unit.MICRO_USD, 700)};
        var granted = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 32; thread++) {
                var person = "U" + thread % 2;
                var place = thread("T1", "" + thread);
                all.add(
                        threads.submit(() -> {
                            for (int n = 0; n < 10; n++) {
                                var turn =
                                        new Turn(
                                                place.thread() + "/" + n,
                                                by(person, question(place, "?")));
                                if (granted(turn, 10, limits)) {
                                    granted.addAndGet(10);
                                }
                            }
                        }));
            }
            for (var one : all) {
                one.get();
            }
        }

        assertThat(granted.get()).isEqualTo(1_000);
        assertThat(spent(BUDGET, "")).isEqualTo(1_000);
        assertThat(spent(limits[1], "U0") + spent(limits[1], "U1")).isEqualTo(1_000);
    }

    @Test
    void a_mark_is_reached_once_in_its_window_and_by_what_is_booked() {
        var first = claimedTurn("one");
        reserve(first.turn(), 500, BUDGET);
        assertThat(reached(first.turn())).isEmpty();
        ports().inbox().settle(first, recordedFor(first, 500));
        ports().inbox().settle(first, new Done());
        assertThat(reached(first.turn())).contains(50);
        assertThat(reached(first.turn())).isEmpty();
        var second = claimedTurn("two");
        reserve(second.turn(), 480, BUDGET);
        ports().inbox().settle(second, recordedFor(second, 480));
        ports().inbox().settle(second, new Done());
        assertThat(reached(second.turn())).contains(95);
        clock.move(Duration.ofDays(1));
        assertThat(reached(second.turn())).isEmpty();
    }

    private Optional<Integer> reached(Turn turn) {
        return ports().ledger().reached(turn, BUDGET, List.of(50, 75, 95));
    }

    @Test
    void every_request_of_a_turn_is_booked_with_all_that_is_known_of_it() {
        var claim = claimedTurn("one");
        var whole = recorded(claim, "answer");
        var calls =
                List.of(
                        new Call(
                                "jp.x",
                                "X",
                                "ap-northeast-1",
                                "deep",
                                new Usage(1, 2, 3, 4),
                                new Cost(5, true)),
                        new Call(
                                "us.y",
                                "Y",
                                "us-east-1",
                                "minutes",
                                new Usage(6, 7, 8, 9),
                                new Cost(0, false)));
        var answer = Samples.asking(whole.answer(), calls);
        ports().inbox().settle(claim, new Settlement.Recorded(answer, whole.exchange()));

        assertThat(ports().usages().ofTurn("slack/T1", claim.turn().id())).isEqualTo(calls);
        assertThat(ports().usages().ofTurn("slack/T2", claim.turn().id())).isEmpty();
    }

    @Test
    void what_only_its_search_cost_is_booked_of_a_turn_that_nobody_answered() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 0, BUDGET);
        settled(claim, new Later(clock.instant(), "busy", searched(claim)));
        assertThat(spent(BUDGET, "")).isEqualTo(300);

        var again = claimed();
        reserve(again.turn(), 0, BUDGET);
        settled(again, new Apologised(Samples.apology("stopped"), searched(again)));

        assertThat(spent(BUDGET, "")).isEqualTo(600);
        assertThat(ports().usages().ofTurn("slack/T1", again.turn().id())).hasSize(2);
        var used = ports().usages().ofTenant("slack/T1", Instant.EPOCH);
        assertThat(used.models()).containsExactly(new ByModel("Order", 0, new Cost(600, true)));
        assertThat(used.turns()).isZero();
    }

    @Test
    void who_answered_stays_known_where_a_later_attempt_ended_with_its_search() {
        var claim = claimedTurn("a");
        var asked = receipt(claim, call("us.x", 100));
        settled(claim, new Later(clock.instant(), "busy", asked));

        var again = claimed();
        settled(again, new Apologised(Samples.apology("stopped"), searched(again)));

        assertThat(ports().usages().ofTenant("slack/T1", Instant.EPOCH).models())
                .contains(new ByModel(asked.model(), 1, Cost.NOTHING));
    }

    private static Receipt searched(Claim claim) {
        var cost = new Cost(300, true);
        var call = new Call("order-v1", "Order", "us-east-1", Call.RERANK, Usage.NONE, cost);
        return new Receipt(
                claim.turn().id(),
                "",
                List.of(),
                Duration.ZERO,
                Usage.NONE,
                cost,
                0,
                List.of(),
                List.of(call));
    }

    @Test
    void a_turn_that_is_driven_again_after_it_was_paid_costs_both_times_together() {
        var first = call("us.x", 100);
        var second = call("us.y", 20);
        var failed = claimedTurn("a");
        settled(failed, new Apologised(Samples.apology("busy"), receipt(failed, first)));
        settled(failed, new GivenUp("busy"));
        ports().inbox().redrive(failed.turn().id());
        var again = claimed();
        var whole = recorded(again, "answer");
        var answer = whole.answer().with(receipt(again, second));

        settled(again, new Settlement.Recorded(answer, whole.exchange()));

        var used = ports().usages().ofTenant("slack/T1", Instant.EPOCH);
        assertThat(used.turns()).isEqualTo(1);
        assertThat(used.cost().microUsd()).isEqualTo(120);
        assertThat(used.models())
                .as("each model has its own money, and who answered the answer")
                .containsExactly(
                        new ByModel("The us.x", 0, new Cost(100, true)),
                        new ByModel("The us.y", 0, new Cost(20, true)),
                        new ByModel("Claude Haiku", 1, Cost.NOTHING));
        assertThat(ports().usages().ofTurn("slack/T1", again.turn().id()))
                .containsExactly(first, second);
    }

    @Test
    void what_a_turn_has_reserved_itself_is_not_spent_by_others() {
        var turn = turn();
        reserve(turn, 500, BUDGET, RATE);
        reserve(turn(), 20, BUDGET, RATE);

        assertThat(spent(BUDGET, "")).isEqualTo(520);
        assertThat(ports().ledger().spentBesides(turn, BUDGET)).isEqualTo(20);
        clock.move(Duration.ofDays(1));
        assertThat(ports().ledger().spentBesides(turn, BUDGET)).isZero();
    }

    @Test
    void what_attempts_cost_in_vain_is_booked_and_the_turn_counts_once() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 500, BUDGET, RATE);
        settled(claim, new HandedOver(Samples.spent(100)));
        claim = claimed();
        reserve(claim.turn(), 500, BUDGET, RATE);
        settled(claim, new Later(clock.instant(), "store", Samples.spent(20)));
        claim = claimed();
        reserve(claim.turn(), 500, BUDGET, RATE);
        settled(claim, recordedFor(claim, 3));
        settled(claim, new HandedOver(Samples.spent(3)));

        assertThat(spent(BUDGET, "")).isEqualTo(123);
        assertThat(spent(RATE, "U1")).isEqualTo(1);
        var used = ports().usages().ofTenant("slack/T1", Instant.EPOCH);
        assertThat(used.turns()).isEqualTo(1);
        assertThat(used.cost().microUsd()).isEqualTo(123);
    }

    @Test
    void what_a_turn_cost_that_is_given_up_is_booked() {
        var claim = claimedTurn("a");
        reserve(claim.turn(), 500, BUDGET, RATE);

        settled(claim, new GivenUp("store", Samples.spent(100)));

        assertThat(spent(BUDGET, "")).isEqualTo(100);
        assertThat(ports().usages().ofTenant("slack/T1", Instant.EPOCH).cost().microUsd())
                .isEqualTo(100);
    }

    private static Call call(String model, long microUsd) {
        var usage = new Usage(10, 1, 0, 0);
        return new Call(
                model, "The " + model, "us-east-1", "quick", usage, new Cost(microUsd, true));
    }

    private static Receipt receipt(Claim claim, Call call) {
        return new Receipt(
                claim.turn().id(),
                "Claude Haiku",
                List.of(),
                Duration.ZERO,
                call.usage(),
                call.cost(),
                0,
                List.of(),
                List.of(call));
    }

    private Decision reserve(Turn turn, long microUsd, Limit... limits) {
        return ports().ledger().reserve(turn, List.of(limits), microUsd, TTL);
    }

    private boolean granted(Turn turn, long microUsd, Limit... limits) {
        return reserve(turn, microUsd, limits) instanceof Decision.Granted;
    }

    private long spent(Limit limit, String subject) {
        return ports().ledger().spent("slack/T1", limit, subject);
    }

    private Claim claimedTurn(String text) {
        kept(question("claimed", text));
        return claimed();
    }

    private static Settlement recordedFor(Claim claim, long microUsd) {
        var whole = recorded(claim, "answer");
        return new Settlement.Recorded(priced(whole.answer(), microUsd), whole.exchange());
    }

    private Turn turn() {
        return turn(question("1", "question " + asked));
    }

    private Turn turn(Asked question) {
        return new Turn("turn " + asked++, question);
    }
}
