package dev.kotae.answer;

import dev.kotae.chat.Audience;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Turn;

/// Who sees what is shown where, as a platform tells. Called on a thread of the turn, may block.
public interface Membership {
    /// Nobody but the asker, who is one of the company's people.
    Membership ASKER_ALONE =
            (turn, _) ->
                    new Audience(
                            turn.asked().address(),
                            Reader.member(turn.asked().asker()),
                            new Audience.Readers.Asker());

    /// Who will see the answer to a turn. Where the platform does not tell in time, that is unsure,
    /// and nothing is read that not everybody may read.
    ///
    /// @param each whether it matters who each of them is; otherwise only whether somebody is from
    ///   outside
    Audience audience(Turn turn, boolean each);
}
