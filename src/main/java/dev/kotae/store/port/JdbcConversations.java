package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.Lanes;
import dev.kotae.store.table.StoredJson;
import java.util.List;
import java.util.Optional;

/// Conversations in the database. An exchange that cannot be read any more is left out.
record JdbcConversations(Transactions transactions, StoredJson json) implements Conversations {
    @Override
    public Conversation recall(Address address, long version) {
        var tenant = address.tenant();
        var lane = address.lane();
        // The version first: what changes meanwhile is then taken for older than it is, not newer.
        return transactions.read(
                "recall",
                session -> {
                    long current = new Lanes(session).version(tenant, lane).orElse(version);
                    return conversation(
                            current, new Exchanges(session).latest(tenant, lane, RECENT));
                });
    }

    private Conversation conversation(long version, List<Exchanges.Stored> latest) {
        var recent =
                latest.reversed().stream()
                        .map(stored -> json.read(stored.body(), Exchange.class, "exchange"))
                        .flatMap(Optional::stream)
                        .toList();
        return new Conversation(version, recent);
    }
}
