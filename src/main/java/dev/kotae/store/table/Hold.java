package dev.kotae.store.table;

import dev.kotae.memory.Claim;

/// What a claim must still be true of before it may change anything.
///
/// @param fence the number that the lane bore when it was claimed
public record Hold(String tenant, String lane, long fence) {
    /// What the claim says of itself.
    public static Hold of(Claim claim) {
        var address = claim.turn().asked().address();
        return new Hold(address.tenant(), address.lane(), claim.fence());
    }
}
