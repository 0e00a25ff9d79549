package dev.kotae.store.table;

import dev.kotae.memory.Claim;
import java.util.Comparator;

/// What a claim must still be true of before it may change anything.
///
/// @param fence the number that the lane bore when it was claimed
public record Hold(String tenant, String lane, long fence) {
    /// The order in which whoever locks several lanes locks them, so that two never wait for each
    /// other.
    public static final Comparator<Hold> LOCKING =
            Comparator.comparing(Hold::tenant)
                    .thenComparing(Hold::lane)
                    .thenComparingLong(Hold::fence);

    /// What the claim says of itself.
    public static Hold of(Claim claim) {
        var address = claim.turn().asked().address();
        return new Hold(address.tenant(), address.lane(), claim.fence());
    }
}
