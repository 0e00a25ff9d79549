package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Optional;

/// The table of installations.
public record Tokens(Session session) {
    /// Keeps one in place of an earlier one.
    public void put(Stored stored) throws SQLException {
        session.update(
                """
                insert into installation (tenant, key_id, token, bot_user, scopes, at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant) do update
                set key_id = excluded.key_id, token = excluded.token, bot_user = excluded.bot_user,
                    scopes = excluded.scopes, at = excluded.at
                """,
                stored.tenant(),
                stored.keyId(),
                stored.token(),
                stored.botUser(),
                stored.scopes(),
                stored.at());
    }

    /// That of a tenant.
    public Optional<Stored> find(String tenant) throws SQLException {
        return session.first(
                "select key_id, token, bot_user, scopes, at from installation where tenant = ?",
                row ->
                        new Stored(
                                tenant,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5)),
                tenant);
    }

    /// Removes that of a tenant.
    public void remove(String tenant) throws SQLException {
        session.update("delete from installation where tenant = ?", tenant);
    }

    /// An installation as its row has it.
    ///
    /// @param keyId names the key with which the token is sealed
    /// @param token sealed
    /// @param scopes still JSON
    /// @param at milliseconds since 1970
    public record Stored(
            String tenant, String keyId, String token, String botUser, String scopes, long at) {}
}
