package dev.kotae.store.change;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Amendments.Amended;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.AuditTrail.Event;
import dev.kotae.store.commit.Session;
import dev.kotae.store.table.Audits;
import dev.kotae.store.table.Deliveries;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.Families.Member;
import dev.kotae.store.table.Families.Place;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Turns;
import dev.kotae.store.table.Wishes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Changes what was asked, in a transaction that is open.
///
/// @param now milliseconds since 1970
/// @param stopped is told which turns are stopped thereby
record Amending(
        Session session, StoredJson json, Supplier<String> ids, long now, List<String> stopped) {
    /// As [dev.kotae.memory.Amendments#edit].
    Amended edit(Edited edit, Instant since) throws SQLException {
        var turn = deliveries().earlier(edit.tenant(), Set.of(edit.message()));
        var place = locked(edit.tenant(), turn);
        if (place.isEmpty()) {
            return new Amended.Nothing();
        }
        var family = members(place.get());
        var message = family.member(turn.orElseThrow());
        long at = micros(edit.at());
        if (!isToBeTaken(edit, message, micros(since)) || family.isForgotten()) {
            return new Amended.Nothing();
        }
        families().edited(message.id(), at);
        var before = question(family, message, edit, place.get());
        if (before.isEmpty() || before.get().text().strip().equals(edit.text().strip())) {
            return new Amended.Nothing();
        }
        var after = before.get().saying(edit.text(), before.get().attachments());
        families().reword(message.id(), json.of(after));
        if (message.isUntouched() && !message.isReplacement()) {
            return new Amended.Reworded(message.id());
        }
        var asked = members(place.get()).question().orElse(after);
        return answeredAnew(place.get(), family, asked, "edit:" + edit.message() + ":" + at);
    }

    /// The person is not known of turns from before that was kept.
    private static boolean isToBeTaken(Edited edit, Member message, long since) {
        return (message.person().isEmpty() || message.person().equals(edit.person()))
                && message.saidAt() >= since
                && micros(edit.at()) > message.editedAt();
    }

    /// A message as it was asked. Of one whose words are not kept beyond its answer, what is known
    /// will do, unless others were answered with it.
    private Optional<Asked> question(Family family, Member message, Edited edit, Place place) {
        var kept = message.stored().question(json);
        if (kept.isPresent() || !family.isSingle()) {
            return kept;
        }
        return Optional.of(known(message, Set.of(edit.message()), place, edit.person()));
    }

    /// What is known of a message whose words are not kept.
    private static Asked known(Member message, Set<String> identities, Place place, String person) {
        return new Asked(
                identities,
                Address.of(place.tenant(), place.lane()),
                "",
                person,
                "",
                List.of(),
                Instant.EPOCH.plus(message.saidAt(), ChronoUnit.MICROS),
                "");
    }

    /// As [dev.kotae.memory.Amendments#delete].
    Amended delete(Deleted deletion) throws SQLException {
        var tenant = deletion.tenant();
        var name = Set.of("deleted:" + deletion.message());
        var turn = deliveries().earlier(tenant, Set.of(deletion.message()));
        if (turn.isEmpty()) {
            turn = deliveries().add(tenant, Set.of(deletion.message()), "", now);
        }
        var place = locked(tenant, turn);
        if (place.isEmpty()) {
            return new Amended.Nothing();
        }
        var family = members(place.get());
        if (!family.hasRoot()) {
            return new Amended.Nothing();
        }
        var earlier = deliveries().earlier(tenant, name);
        if (earlier.isPresent()) {
            return new Amended.Repeated(earlier.get());
        }
        var message = family.member(turn.orElseThrow());
        if (message.isUntouched() && family.isSingle()) {
            deliveries().add(tenant, name, message.id(), now);
            withdraw(message, place.get());
            return new Amended.Withdrawn(message.id());
        }
        blank(message);
        if (message.isUntouched()) {
            deliveries().add(tenant, name, message.id(), now);
            return new Amended.Reworded(message.id());
        }
        var rest = members(place.get()).question().filter(Amending::saysSomething);
        if (rest.isPresent() && !family.isSingle() && !family.isForgotten()) {
            families().forgetAnswers(place.get().root(), "");
            return answeredAnew(place.get(), family, rest.get(), name.iterator().next());
        }
        return retracted(place.get(), family, name);
    }

    private static boolean saysSomething(Asked asked) {
        return !asked.text().isBlank() || !asked.attachments().isEmpty();
    }

    private void blank(Member message) throws SQLException {
        var asked = message.stored().question(json);
        if (asked.isPresent()) {
            families().reword(message.id(), json.of(asked.get().saying("", List.of())));
        }
    }

    private Amended retracted(Place place, Family family, Set<String> name) throws SQLException {
        new Forgetting(session, now).family(place);
        for (var waiting : family.members()) {
            if (waiting.isReplacement() && waiting.isUntouched()) {
                withdraw(waiting, place);
            }
        }
        stop(family, place);
        var root = family.member(place.root());
        var known = root.stored().question(json).orElse(known(root, name, place, root.person()));
        var asked = replacing(known.saying("", List.of()), name, Wish.NONE, place);
        var turn = add(asked, family, place);
        new Forgetting(session, now).family(place);
        return new Amended.Replaced(turn);
    }

    /// As [dev.kotae.memory.Amendments#again].
    Amended again(Pressed press) throws SQLException {
        var tenant = press.tenant();
        var name = Set.of("press:" + press.press());
        var at = new Turns(session).at(tenant, press.answer());
        var place = locked(tenant, at.isPresent() ? at : Optional.of(press.answer()));
        if (place.isEmpty()) {
            return new Amended.Nothing();
        }
        var family = members(place.get());
        var earlier = deliveries().earlier(tenant, name);
        if (earlier.isPresent()) {
            return new Amended.Repeated(earlier.get());
        }
        var question = family.question();
        if (family.isForgotten() || question.isEmpty()) {
            return new Amended.Forgotten(place.get().root());
        }
        var awaited = family.awaited(press.wish());
        if (awaited.isPresent()) {
            deliveries().add(tenant, name, awaited.get().id(), now);
            return new Amended.Repeated(awaited.get().id());
        }
        var asked = replacing(question.get(), name, press.wish(), place.get());
        return new Amended.Replaced(add(by(press, asked), family, place.get()));
    }

    /// The money is that of who wishes it.
    private static Asked by(Pressed press, Asked asked) {
        return new Asked(
                asked.identities(),
                asked.address(),
                asked.channelName(),
                asked.asker(),
                asked.text(),
                asked.attachments(),
                asked.at(),
                press.replyTo().isEmpty() ? asked.replyTo() : press.replyTo(),
                asked.wish(),
                asked.replaces(),
                press.person());
    }

    /// Has the question answered once more, in other words.
    private Amended answeredAnew(Place place, Family family, Asked asked, String name)
            throws SQLException {
        var waiting = family.waiting();
        if (waiting.isPresent()) {
            var before = waiting.get().stored().question(json);
            if (before.isPresent()) {
                var after = before.get().saying(asked.text(), asked.attachments());
                families().reword(waiting.get().id(), json.of(after));
                deliveries().add(place.tenant(), Set.of(name), waiting.get().id(), now);
                return new Amended.Reworded(waiting.get().id());
            }
        }
        stop(family, place);
        return new Amended.Replaced(
                add(replacing(asked, Set.of(name), Wish.ORDINARY, place), family, place));
    }

    private static Asked replacing(Asked asked, Set<String> names, Wish wish, Place place) {
        return new Asked(
                names,
                asked.address(),
                asked.channelName(),
                asked.asker(),
                asked.text(),
                asked.attachments(),
                asked.at(),
                asked.replyTo(),
                wish,
                place.root(),
                asked.asker());
    }

    private Turn add(Asked asked, Family family, Place place) throws SQLException {
        var turn = new Turn(ids.get(), asked);
        new Lanes(session).arrive(place.tenant(), place.lane(), now);
        deliveries().add(place.tenant(), asked.identities(), turn.id(), now);
        new Turns(session).add(turn.id(), asked, json.of(asked), family.person(), now);
        return turn;
    }

    /// Whatever is being written is not wanted any more; what waits to be tried again waits no
    /// longer. Another's question at the head of the lane still does.
    private void stop(Family family, Place place) throws SQLException {
        for (var member : family.members()) {
            if (member.isRunning()) {
                new Wishes(session).add(member.id(), member.person(), now);
                families().hurry(member.id());
                new Lanes(session).hurry(place.tenant(), place.lane(), now);
                stopped.add(member.id());
            }
        }
    }

    private void withdraw(Member waiting, Place place) throws SQLException {
        var payer = waiting.stored().question(json).map(Asked::payer).orElse(waiting.person());
        var turns = new Turns(session);
        turns.end(waiting.id(), "done", "deleted", now);
        turns.forget(waiting.id());
        new Lanes(session).restIfIdle(place.tenant(), place.lane(), now);
        new Audits(session, json)
                .add(
                        new AuditEntry(
                                Instant.ofEpochMilli(now),
                                place.tenant(),
                                waiting.id(),
                                place.lane(),
                                payer,
                                Event.UNANSWERED,
                                "deleted",
                                "",
                                0,
                                List.of()));
    }

    /// Where a turn's family is, its lane locked. Until it was, the turn may have been joined to
    /// another one: that is looked for again.
    private Optional<Place> locked(String tenant, Optional<String> turn) throws SQLException {
        var before =
                turn.isEmpty() ? Optional.<Place>empty() : families().place(tenant, turn.get());
        if (before.isEmpty()) {
            return before;
        }
        new Lanes(session).lock(tenant, before.get().lane());
        return families().place(tenant, turn.get());
    }

    private Family members(Place place) throws SQLException {
        return new Family(place.root(), families().members(place.root()), json);
    }

    private Families families() {
        return new Families(session);
    }

    private Deliveries deliveries() {
        return new Deliveries(session);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
