package dev.kotae.answer.writing;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.ModelCard;

/// Why a better model is asked after all, before a word of the first one was shown.
enum Doubt {
    /// The model left it to a better one.
    LEFT(Wording.REASON_ESCALATED),
    /// It began by saying that it cannot, or does not know.
    SAID(Wording.REASON_UNSURE),
    /// It had used up its room, for thought or for what may not be shown.
    CUT(Wording.REASON_NO_ROOM);

    private final Wording wording;

    Doubt(Wording wording) {
        this.wording = wording;
    }

    /// The same, for people.
    ///
    /// @param by who could not
    Phrase of(ModelCard by) {
        return Phrase.of(wording, by.name());
    }
}
