package dev.kotae.slack.reply;

import dev.kotae.answer.Permit;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.Timestamp;
import dev.kotae.slack.block.Offers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// What is to be brought, where, and in whose language: what every surface needs.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
/// @param place where the answer goes
/// @param question what is answered
/// @param attempt counts from 1; from 2 on something may stand that nobody told us of
/// @param reader the language of the post's own words
/// @param permit asked and told while something is shown
public record Errand(
        SlackApi api,
        InstantSource clock,
        SlackPlace place,
        Question question,
        int attempt,
        Locale reader,
        Permit permit) {
    /// How long a turn waits for Slack to take its end: long enough for one `Retry-After` of the
    /// usual length, short enough for the lane behind it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// From this attempt on, a post that may stand already is repeated, and says so, rather than
    /// put off once more because Slack lets us read too seldom.
    private static final int IMPATIENT = 4;

    /// What is answered.
    ///
    /// @param turn the turn's id
    /// @param root the id which each of our posts bears as metadata: the turn's own, or that of the
    ///   turn whose answer it replaces
    /// @param at when it was asked, by Slack's clock
    /// @param asker the user id of who asked
    /// @param us our own user id, or empty where it is not known
    /// @param offers what stands below the answer to be clicked
    public record Question(
            String turn, String root, Instant at, String asker, String us, Offers offers) {
        /// The question's time as Slack writes it.
        String ts() {
            return Timestamp.of(at);
        }
    }

    /// Names the turn in logs.
    String turn() {
        return question.turn();
    }

    /// Whether an earlier attempt may have left something.
    boolean isRepeated() {
        return attempt > 1;
    }

    /// Whether another turn's answer may stand, which this one takes the place of.
    boolean isReplacing() {
        return !question.root().equals(question.turn());
    }

    /// Whether nothing of this turn itself may stand yet.
    boolean isFirstToReplace() {
        return isReplacing() && !isRepeated();
    }

    /// Whether there is still time to put it off.
    boolean isPatient() {
        return attempt < IMPATIENT;
    }

    /// Until when to try.
    Instant deadline() {
        return clock.instant().plus(PATIENCE);
    }

    /// Asks whether anything may still be shown.
    ///
    /// @param name of the post, or empty while there is none
    /// @throws dev.kotae.answer.LaneLost when somebody else answers by now
    void stillOurs(String name) {
        try {
            permit.posted(name);
        } catch (StoreFailure failure) {
            // The name could not be kept. A post that stands is ended whole all the same.
        }
    }

    /// What marks a message as one of the answer to the turn.
    ///
    /// @param part 1 for the answer's own post, from 2 on those that follow it
    String metadata(int part) {
        return OwnPosts.mark(question.root(), part);
    }
}
