package dev.kotae.store;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.StoredJson;
import java.util.Optional;

/// Conversations in the database. An exchange that cannot be read any more is left out.
final class JdbcConversations implements Conversations {
    private final Transactions transactions;
    private final StoredJson json;

    JdbcConversations(Transactions transactions, StoredJson json) {
        this.transactions = transactions;
        this.json = json;
    }

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
        return new Conversation(latest.isEmpty() ? 0 : latest.getFirst().number(), recent);
    }
}
