package dev.kotae.store;

import dev.kotae.memory.Claim;

/// What a claim must still be true of before it may change anything.
///
/// @param fence the number that the lane bore when it was claimed
record Hold(String tenant, String lane, long fence) {
    static Hold of(Claim claim) {
        var address = claim.turn().asked().address();
        return new Hold(address.tenant(), address.lane(), claim.fence());
    }
}
