package dev.kotae.memory;

import static java.util.function.Predicate.not;

import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.memory.InMemoryStore.InMemoryTrail;
import dev.kotae.memory.TurnRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// An inbox with all of its behaviour that forgets when the process ends. Knows besides what a
/// settlement writes.
public final class InMemoryInbox implements Inbox {
    private final InstantSource clock;
    private final InMemoryLedger ledger;
    private final InMemoryTrail trail;
    private final boolean forgetful;
    private final Map<Address, InMemoryLane> lanes = new LinkedHashMap<>();
    private final Map<String, InMemoryTurn> turns = new LinkedHashMap<>();
    private final Map<String, Delivery> deliveries = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final InMemoryUsages usages = new InMemoryUsages();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final InMemoryVoices voices;
    private int accepted;

    /// Empty.
    ///
    /// @param clock measures leases and delays
    public InMemoryInbox(InstantSource clock) {
        this(clock, new InMemoryLedger(clock), new InMemoryTrail(), false);
    }

    InMemoryInbox(
            InstantSource clock, InMemoryLedger ledger, InMemoryTrail trail, boolean forgetful) {
        this.clock = clock;
        this.ledger = ledger;
        this.trail = trail;
        this.forgetful = forgetful;
        this.voices = new InMemoryVoices(clock);
    }

    /// What ended from a moment on, of every tenant, the newest first.
    synchronized List<InMemoryTurn> endedSince(Instant from) {
        return turns.values().stream()
                .filter(turn -> turn.endedAt.filter(at -> !at.isBefore(from)).isPresent())
                .sorted(
                        Comparator.comparing((InMemoryTurn turn) -> turn.endedAt.orElseThrow())
                                .reversed())
                .toList();
    }

    @Override
    public synchronized Acceptance accept(Asked asked) {
        var tenant = asked.address().tenant();
        for (var identity : asked.identities()) {
            var earlier = deliveries.get(tenant + " " + identity);
            if (earlier != null) {
                return new Acceptance.Repeated(earlier.turn);
            }
        }
        var now = clock.instant();
        var turn = new Turn(String.format(Locale.ROOT, "%012d", ++accepted), asked);
        for (var identity : asked.identities()) {
            deliveries.put(tenant + " " + identity, new Delivery(turn.id(), now));
        }
        var entry = new InMemoryTurn(turn, accepted, now);
        turns.put(turn.id(), entry);
        voices.together(asked.address(), asked.asker(), asked.at());
        lanes.computeIfAbsent(asked.address(), address -> new InMemoryLane(clock.millis()))
                .add(entry, now);
        notifyAll();
        return new Acceptance.Kept(turn);
    }

    @Override
    public synchronized Optional<Claim> claim(String worker, Duration lease, Duration maxWait) {
        long deadline = System.nanoTime() + maxWait.toNanos();
        try {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var due = due().findFirst();
                if (due.isPresent()) {
                    return Optional.of(claim(due.get(), clock.instant().plus(lease)));
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Claims as [#claim], without waiting. Where several lanes have been due for as long, the one
    /// at this address is taken, if it is among them.
    public synchronized Optional<Claim> claim(Address preferred, Duration lease) {
        var longest = due().toList();
        var wished = lanes.get(preferred);
        return longest.stream()
                .filter(lane -> lane == wished || !longest.contains(wished))
                .findFirst()
                .map(lane -> claim(lane, clock.instant().plus(lease)));
    }

    /// The lanes that have been due longest.
    private Stream<InMemoryLane> due() {
        var due =
                lanes.values().stream()
                        .filter(lane -> !lane.open.isEmpty())
                        .filter(lane -> !lane.readyAt.isAfter(clock.instant()))
                        .toList();
        var longest = due.stream().map(lane -> lane.readyAt).min(Comparator.naturalOrder());
        return due.stream().filter(lane -> lane.readyAt.equals(longest.orElseThrow()));
    }

    private Claim claim(InMemoryLane lane, Instant until) {
        var head = lane.head();
        boolean resumed = head.begun;
        if (lane.held) {
            ledger.lost(head.turn);
        }
        head.begun = true;
        head.begunAt = Optional.of(head.begunAt.orElse(clock.instant()));
        head.attempt++;
        lane.held = true;
        lane.readyAt = until;
        lane.fence++;
        return new Claim(
                head.turn,
                joined(head, State.JOINED).map(one -> one.turn).toList(),
                head.acceptedAt,
                head.begunAt.orElseThrow(),
                lane.fence,
                head.attempt,
                resumed,
                lane.version,
                inheriting(head));
    }

    private Progress inheriting(InMemoryTurn head) {
        var posts =
                turns.values().stream()
                        .filter(one -> one.joinedTo.isEmpty() && one.root().equals(head.root()))
                        .map(one -> one.post)
                        .filter(not(String::isEmpty))
                        .toList();
        return head.isReplacement() && head.post.isEmpty() && !posts.isEmpty()
                ? new Progress.Replacing(posts.getLast(), head.progress())
                : head.progress();
    }

    private Stream<InMemoryTurn> joined(InMemoryTurn head, State state) {
        return turns.values().stream()
                .filter(one -> one.joined(head, state))
                .sorted(InMemoryTurn.ORDER);
    }

    @Override
    public synchronized List<Turn> behind(Claim claim) {
        return held(claim).stream()
                .flatMap(lane -> lane.open.stream())
                .filter(this::joinable)
                .sorted(InMemoryTurn.ORDER)
                .limit(BEHIND)
                .map(one -> one.turn)
                .toList();
    }

    private boolean joinable(InMemoryTurn turn) {
        return turn.untouched() && joined(turn, State.JOINED).findAny().isEmpty();
    }

    @Override
    public synchronized boolean join(Claim claim, List<Turn> joining) {
        var lane = held(claim).filter(one -> one.head().state == State.WAITING);
        var entries = joining.stream().map(turn -> turns.get(turn.id())).toList();
        if (lane.isEmpty()
                || !entries.stream()
                        .allMatch(one -> lane.get().open.contains(one) && joinable(one))) {
            return false;
        }
        for (var one : entries) {
            one.state = State.JOINED;
            one.joinedTo = claim.turn().id();
            lane.get().open.remove(one);
            tell(one, Event.JOINED, claim.turn().id());
        }
        return true;
    }

    @Override
    public synchronized Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        var lost = new HashSet<Claim>();
        for (var claim : claims) {
            held(claim)
                    .ifPresentOrElse(
                            lane -> lane.readyAt = clock.instant().plus(lease),
                            () -> lost.add(claim));
        }
        return lost;
    }

    @Override
    public synchronized boolean isReplaced(Claim claim) {
        var turn = Objects.requireNonNull(turns.get(claim.turn().id()));
        return turns.values().stream()
                .anyMatch(one ->
                        one.isReplacement()
                                && one.number > turn.number
                                && one.root().equals(turn.root()));
    }

    @Override
    public synchronized boolean posted(Claim claim, String post) {
        var lane = held(claim);
        lane.ifPresent(one -> one.head().post = post);
        return lane.isPresent();
    }

    @Override
    public synchronized boolean settle(Claim claim, Settlement settlement) {
        boolean settled = held(claim).map(lane -> settle(lane, settlement)).orElse(false);
        notifyAll();
        return settled;
    }

    private boolean settle(InMemoryLane lane, Settlement settlement) {
        var now = clock.instant();
        var head = lane.head();
        return switch (settlement) {
            case Settlement.Recorded(var answer, var exchange) ->
                    record(lane, head, answer, exchange);
            case Settlement.Apologised(var apology, var receipt) ->
                    apologise(lane, head, apology, receipt);
            case Settlement.Done() ->
                    end(lane, head, State.DONE, head.apology.map(Apology::why).orElse(""));
            case Settlement.GivenUp(var why, var spent) -> {
                bookAttempt(head, spent);
                yield end(lane, head, State.DEAD, why);
            }
            case Settlement.Later(var at, var why, var spent) -> {
                bookAttempt(head, spent);
                head.due = at;
                head.reason = head.apology.map(Apology::why).orElse(why);
                yield lane.free(now);
            }
            case Settlement.HandedOver(var spent) -> {
                bookAttempt(head, spent);
                head.due = Instant.MIN;
                head.attempt--;
                yield lane.free(now);
            }
        };
    }

    private void bookAttempt(InMemoryTurn head, Receipt receipt) {
        if (head.state == State.WAITING && !receipt.isFree()) {
            ledger.bookBesides(head.turn, receipt.cost().microUsd());
            usages.add(head, receipt, clock.instant());
        }
    }

    private boolean record(InMemoryLane lane, InMemoryTurn head, Answer answer, Exchange exchange) {
        if (head.state != State.WAITING) {
            return false;
        }
        head.answer = Optional.of(answer);
        head.state = State.ANSWERED;
        if (!forgetful && !head.doomed) {
            lane.remember(new InMemoryLane.Said(head.root(), exchange, clock.instant()));
        }
        if (corrects(head)) {
            turns.values().stream()
                    .filter(one -> one.joinedTo.isEmpty() && one.root().equals(head.root()))
                    .filter(one -> one != head && one.isOver())
                    .forEach(one -> one.answer = Optional.empty());
        }
        usages.add(head, answer.receipt(), clock.instant());
        ledger.book(head.turn, answer.receipt().cost().microUsd());
        trail.add(head.answered(clock.instant(), answer));
        return true;
    }

    private static boolean corrects(InMemoryTurn head) {
        return head.isReplacement() && head.turn.asked().wish() == Wish.ORDINARY;
    }

    private boolean apologise(
            InMemoryLane lane, InMemoryTurn head, Apology apology, Receipt receipt) {
        if (head.state != State.WAITING) {
            return false;
        }
        head.apology = Optional.of(apology);
        head.reason = apology.why();
        head.state = State.ANSWERED;
        if (receipt.isFree()) {
            ledger.release(head.turn);
        } else {
            ledger.book(head.turn, receipt.cost().microUsd());
            usages.add(head, receipt, clock.instant());
        }
        if (corrects(head)) {
            lane.forget(head.root());
        }
        trail.add(head.apologised(clock.instant(), receipt));
        return true;
    }

    private boolean end(InMemoryLane lane, InMemoryTurn head, State state, String why) {
        var now = clock.instant();
        var joined = joined(head, State.JOINED).toList();
        if (head.apology.isEmpty() && (head.answer.isEmpty() || state == State.DEAD)) {
            tell(head, Event.UNANSWERED, why);
        }
        lane.open.remove(head);
        head.end(state, why, now, forgetful);
        joined.forEach(one -> one.end(state, why, now, forgetful || head.doomed));
        ledger.release(head.turn);
        stopped.remove(head.turn.id());
        return lane.free(now);
    }

    private void tell(InMemoryTurn turn, Event event, String detail) {
        var person = event == Event.REDRIVEN ? "" : turn.turn.asked().payer();
        trail.add(turn.happened(clock.instant(), person, event, detail));
    }

    private Optional<InMemoryLane> held(Claim claim) {
        return Optional.ofNullable(lanes.get(claim.turn().asked().address()))
                .filter(lane -> lane.held && lane.fence == claim.fence());
    }

    @Override
    public synchronized Stats stats() {
        var waiting = records(State.WAITING).toList();
        return new Stats(
                waiting.size(),
                lanes.values().stream().filter(lane -> lane.held).count(),
                records(State.DEAD).count(),
                due().map(lane -> lane.readyAt).findFirst(),
                lanes.values().stream().filter(lane -> !lane.open.isEmpty()).count());
    }

    @Override
    public synchronized List<TurnRecord> list(State state, int limit) {
        return records(state).toList().reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<TurnRecord> find(String turn) {
        return Optional.ofNullable(turns.get(turn)).map(this::record);
    }

    @Override
    public synchronized Optional<TurnRecord> latest(String turn) {
        return Optional.ofNullable(turns.get(turn)).flatMap(one -> latestOf(one.root()));
    }

    private Optional<TurnRecord> latestOf(String root) {
        return turns.values().stream()
                .filter(one -> one.joinedTo.isEmpty() && one.root().equals(root))
                .max(Comparator.comparingLong(one -> one.number))
                .map(this::record);
    }

    private Stream<TurnRecord> records(State state) {
        return turns.values().stream().map(this::record).filter(one -> one.state() == state);
    }

    private TurnRecord record(InMemoryTurn turn) {
        var lane = lanes.get(turn.address);
        return turn.record(lane != null && lane.held);
    }

    @Override
    public synchronized boolean redrive(String turn) {
        var dead = turns.get(turn);
        if (dead == null || dead.state != State.DEAD) {
            return false;
        }
        var head = turns.getOrDefault(dead.joinedTo, dead);
        if (!head.worded) {
            return false;
        }
        joined(head, State.DEAD).forEach(one -> one.wake(State.JOINED));
        head.joinedTo = "";
        head.wake(head.answer.isEmpty() ? State.WAITING : State.ANSWERED);
        lanes.computeIfAbsent(head.address, address -> new InMemoryLane(clock.millis()))
                .add(head, clock.instant());
        tell(head, Event.REDRIVEN, "");
        notifyAll();
        return true;
    }

    /// What was said.
    public Conversations conversations() {
        return this::recall;
    }

    private synchronized Conversation recall(Address address, long version) {
        var lane = lanes.get(address);
        if (lane == null) {
            return new Conversation(version, List.of());
        }
        int from = Math.max(0, lane.said.size() - Conversations.RECENT);
        var recent = lane.said.subList(from, lane.said.size());
        return new Conversation(
                lane.version, recent.stream().map(InMemoryLane.Said::exchange).toList());
    }

    /// What was answered.
    public Answers answers() {
        return new InMemoryAnswers(this);
    }

    synchronized Stream<InMemoryTurn> of(String tenant) {
        return turns.values().stream()
                .filter(one -> one.address.tenant().equals(tenant))
                .toList()
                .stream();
    }

    /// Who spoke where.
    InMemoryVoices voices() {
        return voices;
    }

    /// What is changed about what was asked.
    public InMemoryAmendments amendments() {
        return new InMemoryAmendments(
                this, new InMemoryAmendments.Kept(lanes, turns, deliveries, stopped), clock);
    }

    /// What was used.
    InMemoryUsages usages() {
        return usages;
    }

    InMemoryTurn add(Asked asked) {
        accept(asked);
        return turns.values().stream().reduce((early, late) -> late).orElseThrow();
    }

    void withdraw(InMemoryTurn turn) {
        tell(turn, Event.UNANSWERED, "deleted");
        var lane = Objects.requireNonNull(lanes.get(turn.address));
        lane.open.remove(turn);
        if (lane.open.isEmpty()) {
            lane.restedAt = clock.instant();
        }
        turn.end(State.DONE, "deleted", clock.instant(), true);
    }

    /// What was asked to stop.
    public Stops stops() {
        return new InMemoryStops(this);
    }

    synchronized Set<String> stopped() {
        return Set.copyOf(stopped);
    }

    List<Consumer<String>> listeners() {
        return listeners;
    }

    synchronized Optional<String> stop(Address address, String person) {
        var running =
                Optional.ofNullable(lanes.get(address)).stream()
                        .flatMap(lane -> lane.open.stream())
                        .filter(one -> one.begun && one.state == State.WAITING)
                        .findFirst();
        if (running.isEmpty() && address.thread().isEmpty()) {
            running = runningBelow(address, person);
        }
        return stop(running, person);
    }

    synchronized Optional<String> stop(String tenant, String message, String person) {
        var running =
                Optional.ofNullable(deliveries.get(tenant + " " + message))
                        .map(delivery -> turns.get(delivery.turn()))
                        .map(one -> one.joinedTo.isEmpty() ? one : turns.get(one.joinedTo))
                        .flatMap(one -> latestOf(one.root()))
                        .map(latest -> turns.get(latest.id()))
                        .filter(one -> one.begun && one.state == State.WAITING);
        return stop(running, person);
    }

    private Optional<String> stop(Optional<InMemoryTurn> running, String person) {
        running.filter(one -> stopped.add(one.turn.id()))
                .ifPresent(one -> {
                    trail.add(one.happened(clock.instant(), person, Event.STOPPED, ""));
                    hurry(one);
                });
        return running.map(one -> one.turn.id());
    }

    /// A turn that waits to be tried again waits no longer.
    void hurry(InMemoryTurn turn) {
        turn.due = Instant.MIN;
        var lane = lanes.get(turn.address);
        if (lane != null && !lane.held && lane.readyAt.isAfter(clock.instant())) {
            lane.readyAt = clock.instant();
            notifyAll();
        }
    }

    private Optional<InMemoryTurn> runningBelow(Address channel, String person) {
        return turns.values().stream()
                .filter(one -> one.address.tenant().equals(channel.tenant()))
                .filter(one -> one.address.channel().equals(channel.channel()))
                .filter(one -> one.begun && one.state == State.WAITING)
                .filter(one -> one.turn.asked().asker().equals(person))
                .reduce((early, late) -> late);
    }

    /// As after the end of the process that held the leases.
    public synchronized void voidLeases() {
        var now = clock.instant();
        lanes.values().stream()
                .filter(not(lane -> lane.open.isEmpty()))
                .filter(lane -> lane.held || (lane.readyAt.isAfter(now) && !lane.head().begun))
                .forEach(lane -> {
                    if (lane.held) {
                        ledger.lost(lane.head().turn);
                    }
                    lane.held = false;
                    lane.readyAt = now;
                });
        var latest = now.plus(Duration.ofMinutes(5));
        lanes.values().stream()
                .filter(lane -> !lane.open.isEmpty() && lane.readyAt.isAfter(latest))
                .forEach(lane -> lane.readyAt = latest);
        notifyAll();
    }

    /// As when those who hold leases have been silent for as long.
    public synchronized void endLeases() {
        lanes.values().stream()
                .filter(lane -> lane.held)
                .forEach(lane -> lane.readyAt = Instant.ofEpochMilli(1));
        notifyAll();
    }

    synchronized int sweep(Instant content, Instant names, int batch) {
        int swept = 0;
        for (var lane : lanes.values()) {
            var old =
                    lane.said.stream()
                            .filter(one -> one.at().isBefore(content))
                            .limit(batch - swept)
                            .toList();
            lane.said.removeAll(old);
            lane.version += old.isEmpty() ? 0 : 1;
            swept += old.size();
        }
        swept += each(ended(content).filter(one -> one.worded).limit(batch), InMemoryTurn::forget);
        swept +=
                each(
                        ended(names).filter(not(one -> one.worded)).limit(batch),
                        one -> turns.remove(one.turn.id()));
        var late = deliveries.entrySet().stream().filter(one -> one.getValue().at.isBefore(names));
        swept += each(late.limit(batch), one -> deliveries.remove(one.getKey()));
        var both = content.isBefore(names) ? content : names;
        var idle = lanes.entrySet().stream().filter(one -> one.getValue().idleSince(both));
        return swept + each(idle.limit(batch), one -> lanes.remove(one.getKey()));
    }

    private Stream<InMemoryTurn> ended(Instant before) {
        return turns.values().stream()
                .filter(one -> one.endedAt.filter(at -> at.isBefore(before)).isPresent());
    }

    private static <T> int each(Stream<T> some, Consumer<T> change) {
        var all = some.toList();
        all.forEach(change);
        return all.size();
    }

    record Delivery(String turn, Instant at) {}
}
