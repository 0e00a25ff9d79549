package dev.kotae.store;

import dev.kotae.chat.Address;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.Conversations;
import dev.kotae.store.commit.Readers;
import dev.kotae.store.table.Exchanges;
import dev.kotae.store.table.StoredJson;
import java.util.Optional;

/// Conversations in the database. An exchange that cannot be read any more is left out.
final class JdbcConversations implements Conversations {
    private final Readers readers;
    private final StoredJson json;

    JdbcConversations(Readers readers, StoredJson json) {
        this.readers = readers;
        this.json = json;
    }

    @Override
    public Conversation recall(Address address, long version) {
        var latest =
                readers.read(
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
