package dev.kotae.store.port;

import dev.kotae.memory.Preferences;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.table.WishRows;
import java.time.InstantSource;
import java.util.Optional;

/// Preferences in the database.
public record JdbcPreferences(Transactions transactions, Hints hints, InstantSource clock)
        implements Preferences {
    /// What a hint is about begins with this; tenant, scope and subject follow, with spaces between
    /// them.
    private static final String KIND = "preference ";

    private static final int PARTS = 3;

    /// Whose wishes changed.
    public record Changed(String tenant, Scope scope, String subject) {}

    /// Whose wishes a hint of a change is about.
    public static Optional<Changed> changed(String about) {
        if (!about.startsWith(KIND)) {
            return Optional.empty();
        }
        var parts = about.substring(KIND.length()).split(" ", PARTS);
        return Optional.of(new Changed(parts[0], Scope.valueOf(parts[1]), parts[2]));
    }

    @Override
    public Wishes of(String tenant, Scope scope, String subject) {
        return transactions
                .read(
                        "find preference",
                        session -> new WishRows(session).find(tenant, scope, subject))
                .orElse(Wishes.NONE);
    }

    @Override
    public void keep(String tenant, Scope scope, String subject, Wishes wishes) {
        if (wishes.equals(Wishes.NONE)) {
            forget(tenant, scope, subject);
            return;
        }
        change(
                new Changed(tenant, scope, subject),
                session -> {
                    new WishRows(session).put(tenant, scope, subject, wishes, clock.millis());
                    return true;
                });
    }

    @Override
    public void forget(String tenant, Scope scope, String subject) {
        change(
                new Changed(tenant, scope, subject),
                session -> {
                    new WishRows(session).remove(tenant, scope, subject);
                    return true;
                });
    }

    private void change(Changed changed, Work<Boolean> work) {
        var about = KIND + changed.tenant() + " " + changed.scope() + " " + changed.subject();
        transactions.write(
                "keep preference",
                JdbcInbox.PATIENCE,
                work,
                done -> hints.tell(Topic.CHANGED, about));
    }
}
