package dev.kotae.model;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that a model may need to know to answer one question.
///
/// @param question what was asked
/// @param asker who asked; name and time zone are told to the model
/// @param channelName where it was asked, or empty
/// @param now the time, told in the asker's zone
/// @param recent the conversation so far, oldest first
/// @param overheard what others said in the thread
/// @param passages what was found, the best first: the model cites them by their place, from 1
/// @param instructions the company's own words to the assistant, or empty
/// @param language that of the answer, in place of the question's
/// @param files what is read besides, in the order in which it is told
/// @param doubtful whether the passages hardly seem to answer the question
public record Briefing(
        String question,
        Person asker,
        String channelName,
        Instant now,
        List<Exchange> recent,
        Overheard overheard,
        List<Passage> passages,
        String instructions,
        Optional<Locale> language,
        List<Enclosure.Read> files,
        boolean doubtful) {
    public Briefing {
        files = List.copyOf(files);
        recent = List.copyOf(recent);
        passages = List.copyOf(passages);
    }

    /// Without files, and without doubts.
    public Briefing(
            String question,
            Person asker,
            String channelName,
            Instant now,
            List<Exchange> recent,
            Overheard overheard,
            List<Passage> passages,
            String instructions,
            Optional<Locale> language) {
        this(
                question,
                asker,
                channelName,
                now,
                recent,
                overheard,
                passages,
                instructions,
                language,
                List.of(),
                false);
    }

    /// The same with files.
    public Briefing with(List<Enclosure.Read> others) {
        return with(others, doubtful);
    }

    /// The same, with doubts whether the passages answer the question, or without.
    public Briefing doubting(boolean doubts) {
        return with(files, doubts);
    }

    private Briefing with(List<Enclosure.Read> others, boolean doubts) {
        return new Briefing(
                question,
                asker,
                channelName,
                now,
                recent,
                overheard,
                passages,
                instructions,
                language,
                others,
                doubts);
    }

    @Override
    public String toString() {
        return "briefing:" + passages.size() + " passages";
    }
}
