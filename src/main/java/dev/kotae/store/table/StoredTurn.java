package dev.kotae.store.table;

import dev.kotae.chat.Answer;
import dev.kotae.memory.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// An open turn as its row has it, the texts still JSON.
///
/// @param acceptedAt milliseconds since 1970
/// @param attempt how often it was claimed, this time included
/// @param post the door's name of the post, or empty
/// @param answer empty until it is recorded
public record StoredTurn(
        String id, long acceptedAt, int attempt, String asked, String post, String answer) {
    /// Reads the columns that [Turns] selects.
    public static StoredTurn of(ResultSet row) throws SQLException {
        return new StoredTurn(
                row.getString(1),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /// How far it came, or empty where its answer cannot be read.
    public Optional<Progress> progress(StoredJson json) {
        if (!answer.isEmpty()) {
            return json.read(answer, Answer.class, id)
                    .map(whole -> new Progress.Recorded(post, whole));
        }
        return Optional.of(post.isEmpty() ? new Progress.Untouched() : new Progress.Shown(post));
    }
}
