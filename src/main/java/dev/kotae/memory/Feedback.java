package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Complaint;
import dev.kotae.chat.Verdict;
import java.time.Instant;
import java.util.List;

/// What people think of the answers.
public interface Feedback {
    /// Keeps a rating in place of an earlier one of the same person for the same turn. One that is
    /// older than what is kept changes nothing.
    ///
    /// @throws StoreFailure when the store did not take it
    void rate(Rating rating);

    /// What stands: the last rating of each person who did not withdraw it, oldest first.
    ///
    /// @throws StoreFailure when the store did not give it
    List<Rating> of(String tenant, String turn);

    /// When answers in a conversation were rated bad, oldest first, as far as that stands.
    ///
    /// @param since nothing before this moment
    /// @throws StoreFailure when the store did not give it
    List<Instant> dislikes(Address address, Instant since);

    /// What one person thinks of one answer.
    ///
    /// @param turn the id of the turn that was answered
    /// @param person the platform's id of who rates
    /// @param complaint what this person says is wrong with the answer
    record Rating(
            String tenant,
            String turn,
            String person,
            Verdict verdict,
            Instant at,
            Complaint complaint) {
        /// A rating without a word.
        public Rating(String tenant, String turn, String person, Verdict verdict, Instant at) {
            this(tenant, turn, person, verdict, at, Complaint.NONE);
        }
    }
}
