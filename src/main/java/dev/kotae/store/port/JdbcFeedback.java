package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.memory.Feedback;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Ratings;
import java.time.Instant;
import java.util.List;

/// Ratings in the database, their times in milliseconds.
record JdbcFeedback(Transactions transactions) implements Feedback {
    @Override
    public void rate(Rating rating) {
        transactions.write(
                "rate",
                JdbcInbox.PATIENCE,
                session -> {
                    new Ratings(session).put(rating);
                    return true;
                },
                done -> {});
    }

    @Override
    public List<Rating> of(String tenant, String turn) {
        return transactions.read("ratings", session -> new Ratings(session).of(tenant, turn));
    }

    @Override
    public List<Instant> dislikes(Address address, Instant since) {
        return transactions.read(
                "dislikes",
                session -> new Ratings(session).dislikes(address.tenant(), address.lane(), since));
    }
}
