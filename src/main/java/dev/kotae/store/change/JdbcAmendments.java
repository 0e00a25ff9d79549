package dev.kotae.store.change;

import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.memory.Amendments;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.table.Deliveries;
import dev.kotae.store.table.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What people change about their questions, in the database.
///
/// @param ids makes the ids of turns
/// @param clock dates what comes
public record JdbcAmendments(
        Transactions transactions,
        Hints hints,
        StoredJson json,
        Supplier<String> ids,
        InstantSource clock)
        implements Amendments {
    /// Slack waits 3 seconds for its 200.
    private static final Duration AT_THE_DOOR = Duration.ofMillis(2_500);

    /// What came of it, and what is stopped thereby.
    private record Result(Amended amended, List<String> stopped) {}

    @Override
    public Amended edit(Edited edit, Instant since) {
        // Most of what people edit was no question to us: that is not worth a write.
        var known =
                transactions.read(
                        "look for edited",
                        session ->
                                new Deliveries(session)
                                        .earlier(edit.tenant(), Set.of(edit.message())));
        if (known.isEmpty()) {
            return new Amended.Nothing();
        }
        return amended("edit", amending -> amending.edit(edit, since));
    }

    @Override
    public Amended delete(Deleted deletion) {
        return amended("delete", amending -> amending.delete(deletion));
    }

    @Override
    public Amended again(Pressed press) {
        return amended("again", amending -> amending.again(press));
    }

    private Amended amended(String what, Step step) {
        return transactions
                .admit(
                        what,
                        AT_THE_DOOR,
                        session -> {
                            // Anew each time, as work may be run twice.
                            var stopped = new ArrayList<String>();
                            var amending =
                                    new Amending(session, json, ids, clock.millis(), stopped);
                            return new Result(step.of(amending), stopped);
                        },
                        this::tell)
                .amended();
    }

    private void tell(Result result) {
        result.stopped.forEach(turn -> hints.tell(Topic.STOPPED, turn));
        if (!(result.amended instanceof Amended.Nothing)) {
            hints.tell(Topic.DUE, "");
        }
    }

    private interface Step {
        Amended of(Amending amending) throws SQLException;
    }
}
