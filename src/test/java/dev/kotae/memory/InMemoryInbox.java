package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An inbox with all of its behaviour that forgets when the process ends. Knows the conversations
/// too, since a settlement writes both.
public final class InMemoryInbox implements Inbox {
    private final InstantSource clock;
    private final Map<Address, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, String> deliveries = new HashMap<>();
    private int turns;

    /// Empty.
    ///
    /// @param clock measures leases and delays
    public InMemoryInbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Acceptance accept(Asked asked) {
        for (var identity : asked.identities()) {
            var earlier = deliveries.get(asked.address().tenant() + " " + identity);
            if (earlier != null) {
                return new Acceptance.Repeated(earlier);
            }
        }
        var turn = new Turn("%012d".formatted(++turns), asked);
        for (var identity : asked.identities()) {
            deliveries.put(asked.address().tenant() + " " + identity, turn.id());
        }
        lanes.computeIfAbsent(asked.address(), address -> new Lane())
                .add(new Open(turn, clock.instant()));
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
                var due = due();
                if (due.isPresent()) {
                    return Optional.of(due.get().claim(clock.instant().plus(lease)));
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

    private Optional<Lane> due() {
        return lanes.values().stream()
                .filter(lane -> !lane.open.isEmpty() && !lane.readyAt.isAfter(clock.instant()))
                .min(Comparator.comparing(lane -> lane.readyAt));
    }

    @Override
    public synchronized boolean renew(Claim claim, Duration lease) {
        return held(claim)
                .map(lane -> {
                    lane.readyAt = clock.instant().plus(lease);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public synchronized boolean posted(Claim claim, String post) {
        return held(claim).map(lane -> lane.head().posted(post)).orElse(false);
    }

    @Override
    public synchronized boolean settle(Claim claim, Settlement settlement) {
        boolean settled =
                held(claim).map(lane -> lane.settle(settlement, clock.instant())).orElse(false);
        notifyAll();
        return settled;
    }

    private Optional<Lane> held(Claim claim) {
        return Optional.ofNullable(lanes.get(claim.turn().asked().address()))
                .filter(lane -> lane.held && lane.fence == claim.fence());
    }

    /// What was said.
    public Conversations conversations() {
        return (address, version) -> recall(address);
    }

    private synchronized Conversation recall(Address address) {
        var said = lanes.containsKey(address) ? lanes.get(address).said : List.<Exchange>of();
        int from = Math.max(0, said.size() - Conversations.RECENT);
        return new Conversation(said.size(), said.subList(from, said.size()));
    }

    /// As after the end of the process that held the leases.
    public synchronized void voidLeases() {
        lanes.values().stream()
                .filter(lane -> lane.held)
                .forEach(lane -> lane.free(clock.instant()));
        notifyAll();
    }

    private static final class Lane {
        private final Deque<Open> open = new ArrayDeque<>();
        private final List<Exchange> said = new ArrayList<>();
        private Instant readyAt = Instant.MAX;
        private long fence;
        private boolean held;

        Open head() {
            return open.element();
        }

        void add(Open turn) {
            if (open.isEmpty()) {
                readyAt = turn.acceptedAt;
            }
            open.add(turn);
        }

        Claim claim(Instant until) {
            held = true;
            readyAt = until;
            var head = head();
            return new Claim(
                    head.turn,
                    head.acceptedAt,
                    ++fence,
                    ++head.attempt,
                    said.size(),
                    head.progress());
        }

        boolean settle(Settlement settlement, Instant now) {
            return switch (settlement) {
                case Settlement.Recorded recorded -> record(recorded);
                case Settlement.Done() -> end(now);
                case Settlement.GivenUp(var why) -> end(now);
                case Settlement.Later(var at, var why) -> free(at.isAfter(now) ? at : now);
            };
        }

        private boolean record(Settlement.Recorded recorded) {
            if (!head().recorded(recorded.answer())) {
                return false;
            }
            said.add(recorded.exchange());
            return true;
        }

        private boolean end(Instant now) {
            open.remove();
            return free(now);
        }

        boolean free(Instant at) {
            held = false;
            readyAt = at;
            return true;
        }
    }

    private static final class Open {
        private final Turn turn;
        private final Instant acceptedAt;
        private String post = "";
        private Optional<Answer> answer = Optional.empty();
        private int attempt;

        Open(Turn turn, Instant acceptedAt) {
            this.turn = turn;
            this.acceptedAt = acceptedAt;
        }

        boolean posted(String name) {
            post = name;
            return true;
        }

        boolean recorded(Answer whole) {
            boolean first = answer.isEmpty();
            if (first) {
                answer = Optional.of(whole);
            }
            return first;
        }

        Progress progress() {
            if (answer.isPresent()) {
                return new Progress.Recorded(post, answer.get());
            }
            return post.isEmpty() ? new Progress.Untouched() : new Progress.Shown(post);
        }
    }
}
