package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.StoredJson;
import java.util.Optional;

/// Conversations in the database. An exchange that cannot be read any more is left out.
record JdbcConversations(Transactions transactions, StoredJson json) implements Conversations {
    @Override
    public Conversation recall(Address address, long version) {
        var latest =
                transactions.read(
                        "recall",
                        session ->
                                new Exchanges(session)
                                        .latest(address.tenant(), address.lane(), RECENT));
        var recent =
                latest.reversed().stream()
                        .map(stored -> json.read(stored.body(), Exchange.class, "exchange"))
                        .flatMap(Optional::stream)
                        .toList();
        // Where none is kept any more, the caller knows how many there were.
        return new Conversation(latest.isEmpty() ? version : latest.getFirst().number(), recent);
    }
}
