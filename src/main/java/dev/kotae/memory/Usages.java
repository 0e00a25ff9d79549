package dev.kotae.memory;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import java.time.Instant;
import java.util.List;

/// What answers have cost, as it was booked: for those who ask what they have used. Kept for
/// [Retention#ACCOUNTS].
public interface Usages {
    /// What one person has used since a moment.
    ///
    /// @param person the platform's id
    /// @throws StoreFailure when the store did not give it
    Usage ofPerson(String tenant, String person, Instant since);

    /// What a whole workspace has used since a moment.
    ///
    /// @throws StoreFailure when the store did not give it
    Usage ofTenant(String tenant, Instant since);

    /// The requests to models that one turn took, in order.
    ///
    /// @throws StoreFailure when the store did not give it
    List<Call> ofTurn(String tenant, String turn);

    /// What was used.
    ///
    /// @param turns how many answers were paid for
    /// @param models the same by model, the dearest first, also those that answered nothing
    record Usage(long turns, List<ByModel> models) {
        public Usage {
            models = List.copyOf(models);
        }

        /// What it cost in all.
        public Cost cost() {
            return models.stream().map(ByModel::cost).reduce(Cost.NOTHING, Cost::plus);
        }
    }

    /// What was used of one model.
    ///
    /// @param model its name, for people
    /// @param turns how many answers it gave
    /// @param cost what the requests to it cost, whatever they were for
    record ByModel(String model, long turns, Cost cost) {}
}
