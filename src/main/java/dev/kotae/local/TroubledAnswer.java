package dev.kotae.local;

import dev.kotae.local.wire.BedrockFault;
import dev.kotae.local.wire.Generation;
import dev.kotae.local.wire.StreamEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Gives an answer at a pace and with the trouble that is wanted.
///
/// @param trouble never [Trouble.FirstAttempt]
record TroubledAnswer(RecordedCall call, Pace pace, Trouble trouble, Pauses pauses) {
    /// What the service answers instead of doing what was asked.
    Optional<BedrockFault> fault() {
        return trouble instanceof Trouble.Instead instead
                ? Optional.of(fault(instead))
                : Optional.empty();
    }

    private BedrockFault fault(Trouble.Instead instead) {
        return switch (instead) {
            case Trouble.Throttle(var retryAfter) -> throttled(retryAfter);
            case Trouble.Fail(int status) -> failure(status);
            case Trouble.Refuse() ->
                    BedrockFault.of(
                            403,
                            "AccessDeniedException",
                            "You don't have access to the model with the specified model ID.");
        };
    }

    private BedrockFault throttled(Duration retryAfter) {
        if (retryAfter.isPositive()) {
            call.retryAfter(retryAfter);
        }
        return BedrockFault.of(
                429, "ThrottlingException", "Too many requests, please wait before trying again.");
    }

    private static BedrockFault failure(int status) {
        return status == 503
                ? BedrockFault.of(
                        status,
                        "ServiceUnavailableException",
                        "Bedrock is unable to process your request.")
                : BedrockFault.of(
                        status,
                        "InternalServerException",
                        "The system encountered an unexpected error during processing. Try your"
                                + " request again.");
    }

    /// Writes an answer that is one JSON document.
    void whole(String json) throws IOException {
        if (!(trouble instanceof Trouble.Midway midway)) {
            call.answer(200, json);
            return;
        }
        var half = json.substring(0, json.length() / 2);
        switch (midway) {
            case Trouble.Stall(_, var silence) -> {
                pauses.wait(silence);
                call.answer(200, json);
            }
            case Trouble.Cut(_) -> {
                call.begin(200, "application/json");
                call.write(half.getBytes(StandardCharsets.UTF_8), half);
                call.flush();
                throw new Pauses.BrokenOff("cut");
            }
            case Trouble.Break(_, _) -> throw failure(500);
            case Trouble.Garble(_) -> call.answer(200, half);
        }
    }

    /// Writes an answer as a stream of events.
    void stream(Generation generation) throws IOException {
        pauses.wait(pace.beforeFirst());
        call.begin(200, "application/vnd.amazon.eventstream");
        send(StreamEvent.messageStart());
        if (!generation.called().isEmpty()) {
            send(StreamEvent.toolStart(generation.called()));
            send(StreamEvent.toolDelta("{}"));
            send(StreamEvent.blockStop(0));
            end(generation);
            return;
        }
        int sent = 0;
        for (int i = 0; i < generation.blocks().size(); i++) {
            var block = generation.blocks().get(i);
            for (var token : block.tokens()) {
                if (troubled(sent)) {
                    return;
                }
                if (sent++ > 0) {
                    pauses.wait(pace.betweenTokens());
                }
                send(StreamEvent.delta(i, token));
            }
            if (i == generation.blocks().size() - 1 && troubled(sent)) {
                return;
            }
            for (var citation : block.citations()) {
                send(StreamEvent.citation(i, citation));
            }
            send(StreamEvent.blockStop(i));
        }
        end(generation);
    }

    private void end(Generation generation) throws IOException {
        send(StreamEvent.messageStop(generation));
        send(StreamEvent.metadata(generation, call.ageMs()));
        call.complete();
    }

    private void send(StreamEvent event) throws IOException {
        call.write(event.frame(), event.toString());
        if (pace.tokensPerSecond() > 0) {
            call.flush();
        }
    }

    /// Does what is to be done after so many pieces.
    ///
    /// @return whether the stream is at its end
    private boolean troubled(int sent) throws IOException {
        return trouble instanceof Trouble.Midway midway
                && midway.afterDeltas() == sent
                && endedBy(midway);
    }

    private boolean endedBy(Trouble.Midway midway) throws IOException {
        switch (midway) {
            case Trouble.Stall(_, var silence) -> {
                call.flush();
                pauses.wait(silence);
                return false;
            }
            case Trouble.Cut(_) -> {
                call.flush();
                throw new Pauses.BrokenOff("cut");
            }
            case Trouble.Break(_, var exception) ->
                    send(
                            StreamEvent.exception(
                                    exception, "The stand-in was told to break off here."));
            case Trouble.Garble(_) -> {
                call.flush();
                var event = StreamEvent.delta(0, "garbled");
                call.write(event.garbledFrame(), event.toString());
            }
        }
        return true;
    }
}
