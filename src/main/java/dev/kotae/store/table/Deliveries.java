package dev.kotae.store.table;

import dev.kotae.store.commit.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/// The table of the names under which a question may arrive again.
public record Deliveries(Session session) {
    /// The turn that was made of an earlier arrival under one of the names.
    public Optional<String> earlier(String tenant, Collection<String> identities)
            throws SQLException {
        for (var identity : identities) {
            var turn = turn(tenant, identity);
            if (turn.isPresent()) {
                return turn;
            }
        }
        return Optional.empty();
    }

    private Optional<String> turn(String tenant, String identity) throws SQLException {
        return session.first(
                "select turn from delivery where tenant = ? and identity = ?",
                row -> row.getString(1),
                tenant,
                identity);
    }

    /// Keeps the names of a turn, or none of them where somebody else has kept one in this moment.
    /// In one order for all, so that two who keep the same names do not wait for each other.
    ///
    /// @param now milliseconds since 1970
    /// @return the other's turn
    public Optional<String> add(String tenant, Collection<String> identities, String turn, long now)
            throws SQLException {
        for (var identity : new TreeSet<>(identities)) {
            boolean added =
                    session.update(
                                    "insert into delivery (tenant, identity, turn, at)"
                                            + " values (?, ?, ?, ?) on conflict do nothing",
                                    tenant,
                                    identity,
                                    turn,
                                    now)
                            == 1;
            if (!added) {
                remove(tenant, identities, turn);
                return turn(tenant, identity);
            }
        }
        return Optional.empty();
    }

    private void remove(String tenant, Collection<String> identities, String turn)
            throws SQLException {
        for (var identity : identities) {
            session.update(
                    "delete from delivery where tenant = ? and identity = ? and turn = ?",
                    tenant,
                    identity,
                    turn);
        }
    }
}
