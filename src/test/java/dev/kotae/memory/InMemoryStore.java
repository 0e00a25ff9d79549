package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Complaint;
import dev.kotae.chat.Verdict;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.Installations.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/// All ports with all of their behaviour, forgotten when the process ends.
public final class InMemoryStore implements TestedStore {
    private final InMemoryTrail trail = new InMemoryTrail();
    private final InMemoryLedger ledger;
    private final InMemoryInbox inbox;
    private final Ratings ratings = new Ratings();
    private final InMemoryLessons lessons = new InMemoryLessons(ratings);
    private final InMemoryPreferences preferences;
    private final InstantSource clock;
    private final Ports ports;

    /// Empty, and keeps the words of a turn beyond its end.
    public InMemoryStore(InstantSource clock) {
        this(clock, false);
    }

    /// Empty.
    ///
    /// @param clock measures leases, delays and windows
    /// @param forgetful whether the words of a turn go when it ends
    public InMemoryStore(InstantSource clock, boolean forgetful) {
        this(clock, forgetful, UnaryOperator.identity());
    }

    /// Empty.
    ///
    /// @param seen makes the inbox look as it is to
    InMemoryStore(InstantSource clock, boolean forgetful, UnaryOperator<Inbox> seen) {
        this.clock = clock;
        this.preferences = new InMemoryPreferences(clock);
        this.ledger = new InMemoryLedger(clock);
        this.inbox = new InMemoryInbox(clock, ledger, trail, forgetful);
        this.ports =
                new Ports(
                        seen.apply(inbox),
                        inbox.conversations(),
                        inbox.answers(),
                        ledger,
                        inbox.stops(),
                        ratings,
                        lessons,
                        new Kept(),
                        new InMemorySightings(),
                        preferences,
                        inbox.voices(),
                        trail,
                        this::sweep,
                        inbox.amendments(),
                        new InMemoryErasure(
                                inbox.amendments(), preferences, ratings::unrate, lessons),
                        inbox.usages());
    }

    @Override
    public void reopen() {
        inbox.voidLeases();
    }

    @Override
    public Ports ports() {
        return ports;
    }

    /// The inbox, with what only a test may ask.
    public InMemoryInbox inbox() {
        return inbox;
    }

    private int sweep(Instant contentBefore, Instant namesBefore, int batch) {
        var now = clock.instant();
        var week = now.minus(Retention.NAMES);
        var names = namesBefore.isBefore(week) ? namesBefore : week;
        return inbox.sweep(contentBefore, names, batch)
                + ratings.sweepWords(contentBefore, batch)
                + ledger.sweep(names, batch)
                + trail.sweep(now.minus(Retention.ACCOUNTS), batch)
                + ratings.sweep(now.minus(Retention.ACCOUNTS), batch)
                + lessons.sweep(now.minus(Retention.ACCOUNTS), batch)
                + preferences.sweep(now.minus(Retention.ACCOUNTS), batch)
                + inbox.voices()
                        .sweep(contentBefore.isBefore(names) ? contentBefore : names, batch);
    }

    private final class Ratings implements Feedback {
        private final Map<String, Rating> kept = new ConcurrentHashMap<>();

        @Override
        public void rate(Rating rating) {
            kept.merge(
                    rating.tenant() + " " + rating.turn() + " " + rating.person(),
                    rating,
                    (old, young) -> young.at().isBefore(old.at()) ? old : young);
        }

        @Override
        public List<Rating> of(String tenant, String turn) {
            return kept.values().stream()
                    .filter(one -> one.tenant().equals(tenant) && one.turn().equals(turn))
                    .filter(one -> one.verdict() != Verdict.WITHDRAWN)
                    .sorted(Comparator.comparing(Rating::at).thenComparing(Rating::person))
                    .toList();
        }

        @Override
        public List<Instant> dislikes(Address address, Instant since) {
            return kept.values().stream()
                    .filter(one -> one.tenant().equals(address.tenant()))
                    .filter(one -> one.verdict() == Verdict.BAD && !one.at().isBefore(since))
                    .filter(one ->
                            inbox.find(one.turn())
                                    .filter(turn -> turn.lane().equals(address.lane()))
                                    .isPresent())
                    .map(Rating::at)
                    .sorted()
                    .toList();
        }

        void unrate(BiPredicate<String, String> turnAndPerson) {
            kept.values().removeIf(one -> turnAndPerson.test(one.turn(), one.person()));
        }

        /// Takes the words away and leaves what was ticked.
        int sweepWords(Instant before, int batch) {
            var old =
                    kept.entrySet().stream()
                            .filter(one -> !one.getValue().complaint().words().isEmpty())
                            .filter(one -> one.getValue().at().isBefore(before))
                            .limit(batch)
                            .toList();
            old.forEach(one -> one.setValue(wordless(one.getValue())));
            return old.size();
        }

        private static Rating wordless(Rating rating) {
            return new Rating(
                    rating.tenant(),
                    rating.turn(),
                    rating.person(),
                    rating.verdict(),
                    rating.at(),
                    new Complaint(rating.complaint().faults(), ""));
        }

        int sweep(Instant before, int batch) {
            var old =
                    kept.entrySet().stream()
                            .filter(one -> one.getValue().at().isBefore(before))
                            .limit(batch)
                            .toList();
            old.forEach(one -> kept.remove(one.getKey()));
            return old.size();
        }
    }

    private static final class InMemorySightings implements Sightings {
        private final Map<String, Instant> seen = new ConcurrentHashMap<>();

        @Override
        public void note(Map<String, Instant> kinds) {
            kinds.forEach((kind, at) ->
                    seen.merge(
                            kind,
                            at.truncatedTo(ChronoUnit.MILLIS),
                            (old, young) -> young.isAfter(old) ? young : old));
        }

        @Override
        public Map<String, Instant> all() {
            return Map.copyOf(seen);
        }
    }

    private final class Kept implements Installations {
        private final Map<String, Installation> kept = new ConcurrentHashMap<>();
        private final Map<String, String> organisations = new ConcurrentHashMap<>();
        private final Map<String, Instant> renewing = new ConcurrentHashMap<>();

        @Override
        public synchronized Optional<Installation> find(String tenant) {
            return Optional.ofNullable(organisations.get(tenant))
                    .flatMap(organisation -> Optional.ofNullable(kept.get(organisation)))
                    .or(() -> Optional.ofNullable(kept.get(tenant)));
        }

        @Override
        public synchronized void keep(Installation installation) {
            kept.put(installation.tenant(), installation);
            renewing.remove(installation.tenant());
        }

        @Override
        public synchronized void remove(String tenant) {
            kept.remove(tenant);
            renewing.remove(tenant);
            organisations.remove(tenant);
            organisations.values().removeIf(tenant::equals);
        }

        @Override
        public synchronized void join(String tenant, String organisation) {
            organisations.put(tenant, organisation);
        }

        @Override
        public synchronized Optional<Installation> reserve(String tenant, Duration lease) {
            var now = clock.instant();
            if (renewing.getOrDefault(tenant, Instant.MIN).isAfter(now)) {
                return Optional.empty();
            }
            renewing.put(tenant, now.plus(lease));
            return Optional.ofNullable(kept.get(tenant));
        }

        @Override
        public synchronized List<String> tenants() {
            return List.copyOf(kept.keySet());
        }
    }

    /// What became of the turns.
    static final class InMemoryTrail implements AuditTrail {
        private final List<AuditEntry> entries = new java.util.ArrayList<>();

        synchronized void add(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public synchronized List<AuditEntry> of(String tenant, String turn) {
            return entries.stream()
                    .filter(one -> one.tenant().equals(tenant) && one.turn().equals(turn))
                    .toList();
        }

        synchronized int sweep(Instant before, int batch) {
            var old =
                    entries.stream().filter(one -> one.at().isBefore(before)).limit(batch).toList();
            entries.removeAll(old);
            return old.size();
        }
    }
}
