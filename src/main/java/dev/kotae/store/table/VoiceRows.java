package dev.kotae.store.table;

import dev.kotae.chat.Address;
import dev.kotae.memory.Voices.Voice;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The table of who spoke in a conversation, with us and past us.
public record VoiceRows(Session session) {
    /// Somebody spoke with us.
    ///
    /// @param now milliseconds since 1970
    public void asked(Address address, String person, Instant at, long now) throws SQLException {
        put(address, person, micros(at), 0, now);
    }

    /// Somebody spoke past us.
    ///
    /// @param now milliseconds since 1970
    public void aside(Address address, String person, Instant at, long now) throws SQLException {
        put(address, person, 0, micros(at), now);
    }

    private void put(Address address, String person, long asked, long aside, long now)
            throws SQLException {
        session.update(
                """
                insert into voice (tenant, lane, person, asked_at, aside_at, at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant, lane, person) do update
                set asked_at = case when voice.asked_at > excluded.asked_at
                        then voice.asked_at else excluded.asked_at end,
                    aside_at = case when voice.aside_at > excluded.aside_at
                        then voice.aside_at else excluded.aside_at end,
                    at = excluded.at
                """,
                address.tenant(),
                address.lane(),
                person,
                asked,
                aside,
                now);
    }

    /// Everybody in a conversation.
    public List<Voice> in(Address address) throws SQLException {
        return session.all(
                "select person, asked_at, aside_at from voice where tenant = ? and lane = ?"
                        + " order by person",
                VoiceRows::voice,
                address.tenant(),
                address.lane());
    }

    private static Voice voice(ResultSet row) throws SQLException {
        return new Voice(row.getString(1), instant(row.getLong(2)), instant(row.getLong(3)));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
