package dev.kotae.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the router may learn from: what it saw in a question, who answered it for that, and whether
/// that was enough. No words, and no parts of words.
public interface Lessons {
    /// Keeps what an answer may teach, in place of what is kept of the same turn. Of a turn that is
    /// being forgotten nothing is kept.
    ///
    /// @param outdone whether a better model had to answer: who was asked first was not enough
    /// @throws StoreFailure when the store did not take it
    void keep(Lesson lesson, boolean outdone);

    /// A better model is wanted after all: whoever answered the turn, or last in its place, was not
    /// enough. Nothing happens where nothing is kept of it.
    ///
    /// @throws StoreFailure when the store did not take it
    void outdone(String tenant, String turn);

    /// What is known of how it went: who answered was not enough where a better model had to, or
    /// somebody rates the answer bad; it was where somebody rates it good and nobody bad.
    ///
    /// @param layout of which layout the traits are
    /// @param most the latest so many
    /// @return the latest first
    /// @throws StoreFailure when the store did not give it
    List<Result> results(int layout, int most);

    /// Keeps what was learned, to be used from now on.
    ///
    /// @return whether there was no such version yet
    /// @throws StoreFailure when the store did not take it
    boolean learn(Learnt learnt);

    /// Goes back, or forth, to a version.
    ///
    /// @param version 0 for what is shipped
    /// @return whether there is such a version
    /// @throws StoreFailure when the store did not take it
    boolean use(int version);

    /// What was learned so far, the first version first.
    ///
    /// @throws StoreFailure when the store did not give it
    List<Learnt> learnt();

    /// What one answer may teach.
    ///
    /// @param layout says what which trait is
    /// @param tier who was asked first: `quick`, `balanced`, `deep`
    /// @param chance how likely it was that this one was asked, above 0 to 1; below 1 where chance
    ///   had a part
    /// @param lack how sure it was, by what is shipped, that this one would not do, about 0 to 1
    /// @param traits what was seen in the question
    record Lesson(
            String tenant,
            String turn,
            Instant at,
            int layout,
            String tier,
            double chance,
            double lack,
            List<Float> traits) {
        public Lesson {
            traits = List.copyOf(traits);
            if (!(chance > 0 && chance <= 1)) {
                throw new IllegalArgumentException("chance: " + chance);
            }
        }
    }

    /// How it went.
    ///
    /// @param enough whether who answered was enough
    record Result(Lesson lesson, boolean enough) {}

    /// What was learned from lessons.
    ///
    /// @param version from 1
    /// @param lessons from how many
    /// @param gain by what part the error of the estimates fell in questions that were not learned
    ///   from, 0 to 1
    /// @param weights by tier, what each trait adds to the likelihood that this one will not do
    /// @param used whether the router goes by it
    record Learnt(
            int version,
            Instant at,
            int layout,
            int lessons,
            double gain,
            Map<String, List<Float>> weights,
            boolean used) {
        public Learnt {
            weights = Map.copyOf(weights);
        }
    }
}
