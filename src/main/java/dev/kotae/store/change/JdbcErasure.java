package dev.kotae.store.change;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Erasure;
import dev.kotae.memory.Preferences;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.Families.Place;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.LessonRows;
import dev.kotae.store.table.Ratings;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Worded;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;

/// Forgetting, in the database: a batch of questions in a transaction, so that those who write
/// meanwhile do not wait for long.
public record JdbcErasure(
        Transactions transactions, Preferences preferences, StoredJson json, InstantSource clock)
        implements Erasure {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BATCH = 50;

    @Override
    public void conversation(Address address) {
        var tenant = address.tenant();
        var lane = address.lane();
        all(session -> new Worded(session).inLane(tenant, lane, BATCH));
        write(session -> {
            new Lanes(session).lock(tenant, lane);
            new LessonRows(session).removeIn(tenant, lane);
            if (new Exchanges(session).removeAll(tenant, lane)) {
                new Lanes(session).remember(tenant, lane);
            }
            return List.of();
        });
    }

    @Override
    public List<Address> conversations(String tenant, String channel) {
        return transactions
                .read("conversations", session -> new Lanes(session).in(tenant, channel))
                .stream()
                .map(lane -> Address.of(tenant, lane))
                .filter(address -> address.channel().equals(channel))
                .toList();
    }

    @Override
    public void person(String tenant, String person) {
        var lanes = new HashSet<String>();
        all(session -> {
            var some = new Worded(session).ofPerson(tenant, person, BATCH);
            some.forEach(place -> lanes.add(place.lane()));
            return some;
        });
        for (var lane : lanes) {
            write(session -> {
                forgetRootless(session, tenant, lane, person);
                return List.of();
            });
        }
        write(session -> {
            new Ratings(session).removeOf(tenant, person);
            new LessonRows(session).removeOf(tenant, person);
            return List.of();
        });
        preferences.change(tenant, Preferences.Scope.PERSON, person, _ -> Preferences.Wishes.NONE);
    }

    private void forgetRootless(Session session, String tenant, String lane, String person)
            throws SQLException {
        new Lanes(session).lock(tenant, lane);
        var exchanges = new Exchanges(session);
        for (var one : exchanges.rootless(tenant, lane)) {
            var said = json.read(one.body(), Exchange.class, "exchange");
            if (said.filter(exchange -> exchange.asker().equals(person)).isPresent()) {
                exchanges.remove(tenant, lane, one.number());
                new Lanes(session).remember(tenant, lane);
            }
        }
    }

    /// Forgets what is found, until nothing is.
    private void all(Session.Work<List<Place>> found) {
        boolean more = true;
        while (more) {
            more =
                    !write(
                                    session -> {
                                        var some = found.on(session);
                                        for (var place : some) {
                                            forget(session, place);
                                        }
                                        return some;
                                    })
                            .isEmpty();
        }
    }

    private void forget(Session session, Place place) throws SQLException {
        new Lanes(session).lock(place.tenant(), place.lane());
        new Forgetting(session, clock.millis()).family(place);
        new Ratings(session).removeAbout(place.tenant(), place.root());
    }

    private List<Place> write(Session.Work<List<Place>> work) {
        return transactions.write("forget", PATIENCE, work, done -> {});
    }
}
