package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The tables of installations, and of who belongs to an organisation that has one.
public record Tokens(Session session) {
    private static final String COLUMNS =
            "installation.tenant, key_id, token, refresh, bot_user, scopes, at, expires_at";

    /// Keeps one in place of an earlier one; nobody renews it.
    public void put(Stored stored) throws SQLException {
        session.update(
                """
                insert into installation
                    (tenant, key_id, token, refresh, bot_user, scopes, at, expires_at, renewing_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, 0)
                on conflict (tenant) do update
                set key_id = excluded.key_id, token = excluded.token, refresh = excluded.refresh,
                    bot_user = excluded.bot_user, scopes = excluded.scopes, at = excluded.at,
                    expires_at = excluded.expires_at, renewing_until = 0
                """,
                stored.tenant(),
                stored.keyId(),
                stored.token(),
                stored.refresh(),
                stored.botUser(),
                stored.scopes(),
                stored.at(),
                stored.expiresAt());
    }

    /// That of a tenant itself.
    public Optional<Stored> find(String tenant) throws SQLException {
        return session.first(
                "select " + COLUMNS + " from installation where tenant = ?", Tokens::row, tenant);
    }

    /// That of the organisation of a tenant.
    public Optional<Stored> ofOrganisation(String tenant) throws SQLException {
        return session.first(
                "select "
                        + COLUMNS
                        + " from membership join installation"
                        + " on installation.tenant = membership.organisation"
                        + " where membership.tenant = ?",
                Tokens::row,
                tenant);
    }

    /// Those whom a change of a tenant's installation concerns: itself and, of an organisation, its
    /// workspaces.
    public List<String> concerned(String tenant) throws SQLException {
        var concerned =
                session.all(
                        "select tenant from membership where organisation = ?",
                        row -> row.getString(1),
                        tenant);
        concerned.add(tenant);
        return concerned;
    }

    /// Takes the right to renew, if nobody has it.
    ///
    /// @param until milliseconds since 1970
    public boolean reserve(String tenant, long now, long until) throws SQLException {
        return session.update(
                        "update installation set renewing_until = ?"
                                + " where tenant = ? and renewing_until <= ?",
                        until,
                        tenant,
                        now)
                > 0;
    }

    /// The clock was set: who renews has as long as was to be. When a token ends is Slack's to say.
    ///
    /// @param millis by how much; below zero where it was set back
    void shift(long millis) throws SQLException {
        session.update(
                "update installation set renewing_until = renewing_until + ?"
                        + " where renewing_until > 0",
                millis);
    }

    /// Keeps which organisation a tenant belongs to.
    public void join(String tenant, String organisation) throws SQLException {
        session.update(
                """
                insert into membership (tenant, organisation) values (?, ?)
                on conflict (tenant) do update set organisation = excluded.organisation
                """,
                tenant,
                organisation);
    }

    /// Who has one.
    public List<String> tenants() throws SQLException {
        return session.all("select tenant from installation", row -> row.getString(1));
    }

    /// Those that are sealed with another key than this.
    public List<Stored> sealedOtherwise(String keyId) throws SQLException {
        return session.all(
                "select " + COLUMNS + " from installation where key_id <> ?", Tokens::row, keyId);
    }

    /// Puts other seals on the same tokens, unless others have come in their place meanwhile.
    public void reseal(Stored old, String keyId, String token, String refresh) throws SQLException {
        session.update(
                "update installation set key_id = ?, token = ?, refresh = ?"
                        + " where tenant = ? and token = ?",
                keyId,
                token,
                refresh,
                old.tenant(),
                old.token());
    }

    /// Removes that of a tenant, and who belongs to whom.
    public void remove(String tenant) throws SQLException {
        session.update("delete from installation where tenant = ?", tenant);
        session.update("delete from membership where tenant = ?", tenant);
        session.update("delete from membership where organisation = ?", tenant);
    }

    private static Stored row(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8));
    }

    /// An installation as its row has it.
    ///
    /// @param keyId names the key with which the tokens are sealed
    /// @param token sealed
    /// @param refresh sealed, or empty
    /// @param scopes still JSON
    /// @param at milliseconds since 1970
    /// @param expiresAt milliseconds since 1970, or 0
    public record Stored(
            String tenant,
            String keyId,
            String token,
            String refresh,
            String botUser,
            String scopes,
            long at,
            long expiresAt) {}
}
