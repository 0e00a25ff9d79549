package dev.kotae.store.port;

import dev.kotae.memory.Answers;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Families;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.StoredTurn;
import dev.kotae.store.table.Turns;
import dev.kotae.store.table.Usages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Answers in the database: those of the turns.
record JdbcAnswers(Transactions transactions, StoredJson json) implements Answers {
    @Override
    public Optional<KeptAnswer> find(String tenant, String turn) {
        return transactions
                .read("find answer", session -> new Turns(session).find(tenant, turn))
                .flatMap(this::kept);
    }

    private Optional<KeptAnswer> kept(StoredTurn stored) {
        var turn = stored.turn(json);
        var answer = stored.whole(json);
        return turn.isEmpty() || answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptAnswer(turn.get(), answer.get(), stored.post()));
    }

    @Override
    public Optional<KeptAnswer> standing(String tenant, String turn) {
        return transactions
                .read(
                        "find standing answer",
                        session -> {
                            var families = new Families(session);
                            var place = families.place(tenant, turn);
                            return place.isEmpty()
                                    ? Optional.<StoredTurn>empty()
                                    : families.answered(place.get().root());
                        })
                .flatMap(this::kept);
    }

    @Override
    public List<KeptAnswer> since(Instant from, int limit) {
        return transactions
                .read(
                        "answers since",
                        session -> new Turns(session).answeredSince(from.toEpochMilli(), limit))
                .stream()
                .flatMap(stored -> kept(stored).stream())
                .toList();
    }

    @Override
    public Optional<String> at(String tenant, String post) {
        return transactions.read("find post", session -> new Turns(session).at(tenant, post));
    }

    @Override
    public Optional<KeptAnswer> latest(String tenant, String person, String channel) {
        return transactions
                .read(
                        "latest answer",
                        session -> new Usages(session).latest(tenant, person, channel))
                .flatMap(turn -> find(tenant, turn));
    }
}
