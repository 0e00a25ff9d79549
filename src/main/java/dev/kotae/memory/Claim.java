package dev.kotae.memory;

import dev.kotae.chat.Turn;
import java.time.Instant;
import java.util.List;

/// The right to work on one turn, as long as its lease is renewed.
///
/// @param turn what is to be answered
/// @param joined the turns that an earlier attempt joined to it ([Inbox#join]), in the lane's
///   order: what is answered now is answered for them too
/// @param acceptedAt when it became ours to answer
/// @param begunAt when it was claimed for the first time
/// @param fence the fencing number of the lane: rises with every claim, and a write that bears an
///   older one changes nothing
/// @param attempt counts from 1: how often this turn has been claimed, without the attempts that
///   were handed over
/// @param resumed whether it was claimed before, handed over or not: something of it may stand of
///   which nobody could tell
/// @param conversation the version of the lane's conversation ([Conversation#version]); a copy of
///   that version is current for as long as this claim is held
/// @param progress how far an earlier attempt came
public record Claim(
        Turn turn,
        List<Turn> joined,
        Instant acceptedAt,
        Instant begunAt,
        long fence,
        int attempt,
        boolean resumed,
        long conversation,
        Progress progress) {
    public Claim {
        joined = List.copyOf(joined);
    }
}
