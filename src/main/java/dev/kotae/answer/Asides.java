package dev.kotae.answer;

import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What is said to one person beside the conversation, where the others do not see it. Nothing
/// depends on it: it may be lost. Called on a thread of its own, may block and fail.
public interface Asides {
    /// Says nothing.
    Asides NONE =
            new Asides() {
                @Override
                public void tell(
                        Asked said, Optional<Locale> language, Function<Person, Phrase> words) {}

                @Override
                public void muted(Arrival.Muted wish, Optional<Locale> language) {}

                @Override
                public void quiet(Arrival.Muted wish, Optional<Locale> language) {}

                @Override
                public void offer(Asked asked, Optional<Locale> language) {}

                @Override
                public void offerPrivately(Turn turn, Optional<Locale> language) {}
            };

    /// Tells who said something what the others need not hear. It may have no answer yet, nor ever
    /// get one.
    ///
    /// @param language the person's own choice; empty for what the platform tells
    /// @param words what this person is told, who reads that language
    void tell(Asked said, Optional<Locale> language, Function<Person, Phrase> words);

    /// Tells who wished it that we keep out of a conversation from now on, or take part again.
    ///
    /// @param language the person's own choice; empty for what the platform tells
    void muted(Arrival.Muted wish, Optional<Locale> language);

    /// Does what somebody wishes of a whole channel, if this person may, and tells what came of it:
    /// a door knows who may what in its channels. The wish arrives as one that is to be kept.
    ///
    /// @param language the person's own choice; empty for what the platform tells
    void quiet(Arrival.Muted wish, Optional<Locale> language);

    /// Offers to answer something that was not clearly said to us. Where the person takes the
    /// offer, it arrives as the question that it is.
    ///
    /// @param language the asker's own choice; empty for what the platform tells
    void offer(Asked asked, Optional<Locale> language);

    /// Tells the asker of an answer that this person alone may read more than stands there, and
    /// offers to answer again for these eyes only.
    ///
    /// @param turn the one that was answered
    /// @param language the asker's own choice; empty for what the platform tells
    void offerPrivately(Turn turn, Optional<Locale> language);
}
