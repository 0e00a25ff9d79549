package dev.kotae.store.table;

import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// The table of what was asked for once and for all.
public record WishRows(Session session) {
    /// Keeps wishes in place of earlier ones.
    ///
    /// @param now milliseconds since 1970
    public void put(String tenant, Scope scope, String subject, Wishes wishes, long now)
            throws SQLException {
        session.update(
                """
                insert into preference (tenant, scope, subject, language, tier, listening, muted, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant, scope, subject) do update
                set language = excluded.language, tier = excluded.tier,
                    listening = excluded.listening, muted = excluded.muted, at = excluded.at
                """,
                tenant,
                scope.name(),
                subject,
                wishes.language().map(Locale::toLanguageTag).orElse(""),
                wishes.tier().orElse(""),
                wishes.listening().map(Listening::name).orElse(""),
                wishes.muted().map(String::valueOf).orElse(""),
                now);
    }

    /// Those of a subject, which nobody else can change until the transaction ends. There is a row
    /// from here on, so that there is something to lock.
    ///
    /// @param now milliseconds since 1970
    public Wishes locked(String tenant, Scope scope, String subject, long now) throws SQLException {
        session.update(
                """
                insert into preference (tenant, scope, subject, language, tier, listening, muted, at)
                values (?, ?, ?, '', '', '', '', ?)
                on conflict do nothing
                """,
                tenant,
                scope.name(),
                subject,
                now);
        return find(tenant, scope, subject, session.dialect().forUpdate()).orElse(Wishes.NONE);
    }

    /// Those of a subject.
    public Optional<Wishes> find(String tenant, Scope scope, String subject) throws SQLException {
        return find(tenant, scope, subject, "");
    }

    private Optional<Wishes> find(String tenant, Scope scope, String subject, String lock)
            throws SQLException {
        return session.first(
                "select language, tier, listening, muted from preference"
                        + " where tenant = ? and scope = ? and subject = ?"
                        + lock,
                WishRows::wishes,
                tenant,
                scope.name(),
                subject);
    }

    private static Wishes wishes(ResultSet row) throws SQLException {
        return new Wishes(
                text(row, 1).map(Locale::forLanguageTag),
                text(row, 2),
                text(row, 3).map(Listening::valueOf),
                text(row, 4).map(Boolean::valueOf));
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.of(row.getString(column)).filter(value -> !value.isEmpty());
    }

    /// Removes those of a subject.
    public void remove(String tenant, Scope scope, String subject) throws SQLException {
        session.update(
                "delete from preference where tenant = ? and scope = ? and subject = ?",
                tenant,
                scope.name(),
                subject);
    }
}
