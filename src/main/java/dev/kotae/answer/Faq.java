package dev.kotae.answer;

import dev.kotae.answer.text.Citations;
import dev.kotae.chat.Source;
import dev.kotae.knowledge.ReviewedAnswers;
import dev.kotae.knowledge.ReviewedAnswers.Reviewed;
import dev.kotae.memory.Answers.KeptAnswer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Keeps answers that somebody found right, for other questions to find them.
public final class Faq {
    /// Keeps none.
    public static final Faq NONE = new Faq(null, InstantSource.system());

    private final @Nullable ReviewedAnswers folder;
    private final InstantSource clock;

    private Faq(@Nullable ReviewedAnswers folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Keeps them there.
    public static Faq in(ReviewedAnswers folder, InstantSource clock) {
        return new Faq(folder, clock);
    }

    /// Whether any are kept.
    public boolean isOpen() {
        return folder != null;
    }

    /// Keeps an answer. One that stood in a public channel, for the eyes of every full member, and
    /// rests on what everybody may read is found everywhere in that workspace; any other where it
    /// stood.
    ///
    /// @param link where people can open it, or empty
    /// @throws java.io.UncheckedIOException when it cannot be kept
    public void keep(KeptAnswer kept, String link) {
        if (folder == null) {
            return;
        }
        var asked = kept.turn().asked();
        var answer = kept.answer();
        folder.keep(
                new Reviewed(
                        kept.turn().id(),
                        asked.address(),
                        answer.receipt().search().isForAll(),
                        asked.text(),
                        // The numbers of its sources mean nothing in another answer.
                        Citations.without(answer.text()),
                        answer.sources().stream().map(Source::title).toList(),
                        link,
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
