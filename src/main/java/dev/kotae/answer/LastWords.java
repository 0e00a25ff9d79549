package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Answers;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is shown in the end of a turn that has no answer.
///
/// @param answers what was answered
record LastWords(Answers answers) {
    private static final Logger log = LoggerFactory.getLogger(LastWords.class);

    /// Says an apology. What another turn will show is its matter. Where only another answer was
    /// wanted and there is none, the one that stood stays, and says so.
    void say(Turn turn, Apology apology, Reply reply) {
        switch (apology.kind()) {
            case SUPERSEDED -> log.debug("turn={} has no words", turn.id());
            case RETRACTED -> reply.retract();
            case STOPPED, OUTSIDERS, OUTSIDER, OTHER ->
                    before(turn)
                            .ifPresentOrElse(
                                    answer -> reply.finish(answer.noting(apology.words())),
                                    () -> reply.fail(apology.words()));
        }
    }

    /// The answer that stood before somebody wanted another one; empty where the question itself
    /// was changed, and an old answer would be one to other words.
    private Optional<Answer> before(Turn turn) {
        var asked = turn.asked();
        return switch (asked.wish()) {
            case AGAIN, DEEPER ->
                    answers.standing(asked.address().tenant(), turn.id())
                            .map(Answers.KeptAnswer::answer);
            case ORDINARY, NONE -> Optional.empty();
        };
    }
}
