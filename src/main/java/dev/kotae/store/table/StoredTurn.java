package dev.kotae.store.table;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// A turn as its row has it, the texts still JSON.
///
/// @param acceptedAt milliseconds since 1970
/// @param attempt how often it was claimed, this time included
/// @param post the door's name of the post, or empty
/// @param answer empty until it is recorded
/// @param apology empty until it is recorded
/// @param begunAt milliseconds since 1970; 0 where it was never claimed
/// @param resumed whether it was claimed more than once
/// @param replaces the id of the root, or empty
public record StoredTurn(
        String id,
        long acceptedAt,
        int attempt,
        String asked,
        String post,
        String answer,
        String apology,
        long begunAt,
        boolean resumed,
        String replaces) {
    /// What [#of] reads.
    static final String COLUMNS =
            "id, accepted_at, attempt, asked, coalesce(post, ''), answer, apology,"
                    + " coalesce(begun_at, 0), begun, coalesce(replaces, '')";

    /// Reads [#COLUMNS].
    static StoredTurn of(ResultSet row) throws SQLException {
        return new StoredTurn(
                row.getString(1),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getInt(9) > 1,
                row.getString(10));
    }

    /// The turn, or empty where its question cannot be read.
    public Optional<Turn> turn(StoredJson json) {
        return question(json).map(question -> new Turn(id, question));
    }

    /// The question; empty where it is not kept any more or cannot be read.
    public Optional<Asked> question(StoredJson json) {
        return asked.isEmpty() ? Optional.empty() : json.read(asked, Asked.class, id);
    }

    /// The answer; empty where there is none, it is not kept any more, or it cannot be read.
    public Optional<Answer> whole(StoredJson json) {
        return answer.isEmpty() ? Optional.empty() : json.read(answer, Answer.class, id);
    }

    /// The apology; empty where there is none or it cannot be read.
    public Optional<Apology> sorry(StoredJson json) {
        return apology.isEmpty() ? Optional.empty() : json.read(apology, Apology.class, id);
    }

    /// How far it came, or empty where its answer or apology cannot be read.
    public Optional<Progress> progress(StoredJson json) {
        if (!answer.isEmpty()) {
            return whole(json).map(whole -> new Progress.Recorded(post, whole));
        }
        if (!apology.isEmpty()) {
            return sorry(json).map(sorry -> new Progress.Apologised(post, sorry));
        }
        return Optional.of(post.isEmpty() ? new Progress.Untouched() : new Progress.Shown(post));
    }
}
