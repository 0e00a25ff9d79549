package dev.kotae.store.port;

import dev.kotae.chat.Address;
import dev.kotae.memory.Voices;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.VoiceRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Who spoke where, in the database.
record JdbcVoices(Transactions transactions, InstantSource clock) implements Voices {
    @Override
    public List<Voice> in(Address address) {
        return transactions.read("voices", session -> new VoiceRows(session).in(address));
    }

    @Override
    public void aside(Address address, String person, Instant at) {
        write(session -> {
            new VoiceRows(session).aside(address, person, at, clock.millis());
            return true;
        });
    }

    @Override
    public void together(Address address, String person, Instant at) {
        write(session -> {
            new VoiceRows(session).asked(address, person, at, clock.millis());
            return true;
        });
    }

    private void write(Work<Boolean> work) {
        transactions.write("voice", JdbcInbox.PATIENCE, work, done -> {});
    }
}
