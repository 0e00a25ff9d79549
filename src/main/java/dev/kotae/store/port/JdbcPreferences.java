package dev.kotae.store.port;

import dev.kotae.memory.Preferences;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.table.WishRows;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
    public boolean change(String tenant, Scope scope, String subject, UnaryOperator<Wishes> how) {
        return transactions.write(
                "change preference",
                JdbcInbox.PATIENCE,
                session -> {
                    var rows = new WishRows(session);
                    var before = rows.locked(tenant, scope, subject, clock.millis());
                    var after = how.apply(before);
                    if (after.equals(Wishes.NONE)) {
                        rows.remove(tenant, scope, subject);
                    } else {
                        rows.put(tenant, scope, subject, after, clock.millis());
                    }
                    return !after.equals(before);
                },
                changed -> {
                    if (changed) {
                        hints.tell(Topic.CHANGED, KIND + tenant + " " + scope + " " + subject);
                    }
                });
    }
}
