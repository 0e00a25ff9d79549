package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Wish;
import dev.kotae.memory.InMemoryInbox.Delivery;
import dev.kotae.memory.TurnRecord.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is changed about the questions in an [InMemoryInbox].
public record InMemoryAmendments(InMemoryInbox inbox, Kept kept, InstantSource clock)
        implements Amendments {
    /// What an inbox holds.
    record Kept(
            Map<Address, InMemoryLane> lanes,
            Map<String, InMemoryTurn> turns,
            Map<String, Delivery> deliveries,
            Set<String> stopped) {}

    @Override
    public Amended edit(Edited edit, Instant since) {
        synchronized (inbox) {
            var found = known(edit.tenant(), edit.message());
            if (found.isEmpty() || !isToBeTaken(edit, found.get(), since)) {
                return new Amended.Nothing();
            }
            var message = found.get();
            message.editedAt = edit.at().truncatedTo(ChronoUnit.MICROS);
            var before = question(message);
            if (before.isEmpty() || before.get().text().strip().equals(edit.text().strip())) {
                return new Amended.Nothing();
            }
            var after = before.get().saying(edit.text(), before.get().attachments());
            message.reword(after);
            if (message.untouched()) {
                return new Amended.Reworded(message.turn.id());
            }
            long at = ChronoUnit.MICROS.between(Instant.EPOCH, edit.at());
            return anew(
                    message,
                    question(message.root()).orElse(after),
                    "edit:" + edit.message() + ":" + at);
        }
    }

    private boolean isToBeTaken(Edited edit, InMemoryTurn message, Instant since) {
        return message.turn.asked().asker().equals(edit.person())
                && !message.said.isBefore(since.truncatedTo(ChronoUnit.MICROS))
                && edit.at().truncatedTo(ChronoUnit.MICROS).isAfter(message.editedAt)
                && !isForgotten(message.root());
    }

    private Optional<Asked> question(InMemoryTurn message) {
        return message.worded || messages(message.root()).size() > 1
                ? message.question()
                : Optional.of(bare(message));
    }

    private static Asked bare(InMemoryTurn message) {
        var asked = message.turn.asked();
        return new Asked(
                asked.identities(),
                asked.address(),
                "",
                asked.asker(),
                "",
                List.of(),
                message.said,
                "");
    }

    @Override
    public Amended delete(Deleted deletion) {
        synchronized (inbox) {
            var tenant = deletion.tenant();
            var name = "deleted:" + deletion.message();
            var found = known(tenant, deletion.message());
            if (found.isPresent() && kept.turns.get(found.get().root()) == null) {
                return new Amended.Nothing();
            }
            if (found.isEmpty()) {
                kept.deliveries.putIfAbsent(
                        tenant + " " + deletion.message(), new Delivery("", clock.instant()));
                return new Amended.Nothing();
            }
            var earlier = kept.deliveries.get(tenant + " " + name);
            if (earlier != null) {
                return new Amended.Repeated(earlier.turn());
            }
            return delete(tenant, name, found.get());
        }
    }

    private Amended delete(String tenant, String name, InMemoryTurn message) {
        var id = message.turn.id();
        var root = message.root();
        boolean single = messages(root).size() == 1;
        if (message.untouched() && single) {
            inbox.withdraw(message);
            arrived(tenant, name, id);
            return new Amended.Withdrawn(id);
        }
        message.reword(message.turn.asked().saying("", List.of()));
        if (message.untouched()) {
            arrived(tenant, name, id);
            return new Amended.Reworded(id);
        }
        var rest =
                question(root)
                        .filter(asked -> !asked.text().isBlank() || !asked.attachments().isEmpty());
        if (rest.isPresent() && !single && !isForgotten(root)) {
            family(root).stream()
                    .filter(one -> one.joinedTo.isEmpty() && one.isOver())
                    .forEach(one -> one.answer = Optional.empty());
            return anew(message, rest.get(), name);
        }
        return retracted(name, root);
    }

    private Amended retracted(String name, String root) {
        var head = Objects.requireNonNull(kept.turns.get(root));
        var asked = head.question().orElse(bare(head)).saying("", List.of());
        forget(root);
        family(root).stream()
                .filter(one -> one.isReplacement() && one.untouched())
                .forEach(inbox::withdraw);
        stop(root);
        var turn = add(replacing(asked, asked.asker(), name, Wish.NONE, root));
        turn.doomed = true;
        return new Amended.Replaced(turn.turn);
    }

    @Override
    public Amended again(Pressed press) {
        synchronized (inbox) {
            var tenant = press.tenant();
            var name = "press:" + press.press();
            var at = inbox.answers().at(tenant, press.answer()).orElse(press.answer());
            var found = Optional.ofNullable(kept.turns.get(at));
            if (found.filter(one -> one.address.tenant().equals(tenant)).isEmpty()) {
                return new Amended.Nothing();
            }
            var root = found.get().root();
            var earlier = kept.deliveries.get(tenant + " " + name);
            if (earlier != null) {
                return new Amended.Repeated(earlier.turn());
            }
            var question = question(root);
            if (isForgotten(root) || question.isEmpty()) {
                return new Amended.Forgotten(root);
            }
            var awaited =
                    family(root).stream()
                            .filter(one -> one.isReplacement() && !one.isOver())
                            .filter(one -> one.turn.asked().wish() == press.wish())
                            .findFirst();
            if (awaited.isPresent()) {
                arrived(tenant, name, awaited.get().turn.id());
                return new Amended.Repeated(awaited.get().turn.id());
            }
            return new Amended.Replaced(add(replacing(question.get(), press, name, root)).turn);
        }
    }

    private Amended anew(InMemoryTurn message, Asked asked, String name) {
        var root = message.root();
        var waiting =
                family(root).stream()
                        .filter(one -> one.isReplacement() && one.untouched())
                        .reduce((early, late) -> late);
        if (waiting.isPresent()) {
            var one = waiting.get();
            one.reword(one.turn.asked().saying(asked.text(), asked.attachments()));
            arrived(message.address.tenant(), name, one.turn.id());
            return new Amended.Reworded(one.turn.id());
        }
        stop(root);
        return new Amended.Replaced(
                add(replacing(asked, asked.asker(), name, Wish.ORDINARY, root)).turn);
    }

    private InMemoryTurn add(Asked asked) {
        var person = family(asked.replaces()).getFirst().person;
        var turn = inbox.add(asked);
        turn.person = person;
        return turn;
    }

    private static Asked replacing(Asked asked, Pressed press, String name, String root) {
        var replyTo = press.replyTo().isEmpty() ? asked.replyTo() : press.replyTo();
        return replacing(asked, press.person(), name, press.wish(), replyTo, root);
    }

    private static Asked replacing(Asked asked, String payer, String name, Wish wish, String root) {
        return replacing(asked, payer, name, wish, asked.replyTo(), root);
    }

    private static Asked replacing(
            Asked asked, String payer, String name, Wish wish, String replyTo, String root) {
        return new Asked(
                Set.of(name),
                asked.address(),
                asked.channelName(),
                asked.asker(),
                asked.text(),
                asked.attachments(),
                asked.at(),
                replyTo,
                wish,
                root,
                payer);
    }

    private void stop(String root) {
        for (var one : family(root)) {
            if (one.state == State.WAITING && !one.untouched()) {
                kept.stopped.add(one.turn.id());
                inbox.hurry(one);
                inbox.listeners().forEach(listener -> listener.accept(one.turn.id()));
            }
        }
    }

    /// Forgets a family: at once what is over, the rest when it is.
    void forget(String root) {
        for (var one : family(root)) {
            one.doomed |= !one.isOver();
            if (one.isOver()) {
                one.forget();
            }
        }
        var lane = kept.lanes.get(family(root).getFirst().address);
        if (lane != null) {
            lane.forget(root);
        }
    }

    private boolean isForgotten(String root) {
        return family(root).stream().anyMatch(one -> one.doomed);
    }

    private void arrived(String tenant, String name, String turn) {
        kept.deliveries.put(tenant + " " + name, new Delivery(turn, clock.instant()));
    }

    private Optional<InMemoryTurn> known(String tenant, String identity) {
        return Optional.ofNullable(kept.deliveries.get(tenant + " " + identity))
                .flatMap(delivery -> Optional.ofNullable(kept.turns.get(delivery.turn())));
    }

    List<InMemoryTurn> family(String root) {
        return kept.turns.values().stream().filter(one -> one.isOf(root)).toList();
    }

    /// The root first.
    private List<InMemoryTurn> messages(String root) {
        return family(root).stream()
                .filter(one -> !one.isReplacement())
                .sorted(Comparator.comparing(one -> !one.turn.id().equals(root)))
                .toList();
    }

    private Optional<Asked> question(String root) {
        var messages = messages(root);
        return kept.turns.containsKey(root) && messages.stream().allMatch(one -> one.worded)
                ? Optional.of(
                        Asked.together(messages.stream().map(one -> one.turn.asked()).toList()))
                : Optional.empty();
    }
}
