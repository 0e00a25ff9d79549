package dev.kotae.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What the stand-in for Bedrock is to do wrong, as the real service sometimes does.
///
/// Outside clients ask for it with the header `x-kotae-standin`: a name and, after semicolons,
/// values, such as `throttle; retry-after=2`, `fail; status=503`, `refuse`, `stall; after=3;
/// seconds=30`, `cut; after=3`, `break; after=3; exception=throttlingException`, `garble; after=3`,
/// `call`. With `; attempt=1` only the SDK's first attempt is troubled.
public sealed interface Trouble {
    /// The header by which a client asks for trouble.
    String HEADER = "x-kotae-standin";

    /// All is well.
    record None() implements Trouble {}

    /// The request is answered with an error instead.
    sealed interface Instead extends Trouble {}

    /// The model calls the first tool that it is offered instead of answering; where it is offered
    /// none, it answers.
    record Call() implements Trouble {}

    /// The answer begins and does not go on as it should.
    sealed interface Midway extends Trouble {
        /// How many pieces of the text come before it.
        int afterDeltas();
    }

    /// Too many requests: 429.
    ///
    /// @param retryAfter what `Retry-After` says, in whole seconds; zero for no such header
    record Throttle(Duration retryAfter) implements Instead {}

    /// A server error.
    ///
    /// @param status 500 to 599
    record Fail(int status) implements Instead {
        public Fail {
            if (status < 500 || status > 599) {
                throw new IllegalArgumentException("a failure with status " + status);
            }
        }
    }

    /// 403: the account has no access to the model.
    record Refuse() implements Instead {}

    /// Silence, after which it goes on as if nothing had been.
    ///
    /// @param afterDeltas how many pieces of the text come before it
    record Stall(int afterDeltas, Duration silence) implements Midway {}

    /// The connection ends without the end of the answer.
    ///
    /// @param afterDeltas how many pieces of the text come before it
    record Cut(int afterDeltas) implements Midway {}

    /// An exception within a running stream.
    ///
    /// @param afterDeltas how many pieces of the text come before it
    /// @param exception the member of the stream's union, such as `throttlingException`
    record Break(int afterDeltas, String exception) implements Midway {}

    /// A frame with a wrong checksum.
    ///
    /// @param afterDeltas how many pieces of the text come before it
    record Garble(int afterDeltas) implements Midway {}

    /// The trouble befalls only the first attempt that an SDK makes at a request.
    record FirstAttempt(Trouble trouble) implements Trouble {}

    /// Reads the header's value.
    ///
    /// @throws IllegalArgumentException when it means nothing, with the reason
    static Trouble parse(String value) {
        var parts = Arrays.stream(value.split(";", -1)).map(String::strip).toList();
        Map<String, String> values =
                parts.stream()
                        .skip(1)
                        .map(part -> part.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        int after = Integer.parseInt(values.getOrDefault("after", "3"));
        Trouble trouble =
                switch (parts.getFirst()) {
                    case "none" -> new None();
                    case "throttle" -> new Throttle(seconds(values, "retry-after", "0"));
                    case "fail" -> new Fail(Integer.parseInt(values.getOrDefault("status", "500")));
                    case "refuse" -> new Refuse();
                    case "stall" -> new Stall(after, seconds(values, "seconds", "600"));
                    case "cut" -> new Cut(after);
                    case "break" ->
                            new Break(
                                    after,
                                    values.getOrDefault("exception", "internalServerException"));
                    case "garble" -> new Garble(after);
                    case "call" -> new Call();
                    default ->
                            throw new IllegalArgumentException(
                                    "unknown trouble '"
                                            + parts.getFirst()
                                            + "': none, throttle, fail, refuse, stall, cut, break,"
                                            + " garble and call are known");
                };
        return values.getOrDefault("attempt", "").equals("1") ? new FirstAttempt(trouble) : trouble;
    }

    private static Duration seconds(Map<String, String> values, String name, String otherwise) {
        return Duration.ofSeconds(Long.parseLong(values.getOrDefault(name, otherwise)));
    }

    /// What is left of it in one attempt.
    ///
    /// @param attempt the SDK's `amz-sdk-request` header, or empty
    default Trouble in(String attempt) {
        if (this instanceof FirstAttempt(Trouble trouble)) {
            return attempt.isEmpty() || attempt.startsWith("attempt=1;") ? trouble : new None();
        }
        return this;
    }
}
