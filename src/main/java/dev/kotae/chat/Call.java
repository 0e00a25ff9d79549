package dev.kotae.chat;

import java.util.Objects;

/// One request to a model that cost something, as it is booked.
///
/// @param model what was asked: the id of a model or of an inference profile, or an ARN
/// @param name what people call it
/// @param region where it was asked
/// @param route why this one: the kind of question (`quick`, `balanced`, `deep`), the word by which
///   a model was called, `minutes` for what is kept of a long conversation, or `search` for the
///   words of a search, or `judge` for a judgement; [#RERANK] or [#EMBED] for what a search asks of
///   models that write nothing
/// @param usage tokens read and written; an estimate where the request did not come to its end, and
///   none where they are not what is paid for
/// @param cost what it cost
public record Call(String model, String name, String region, String route, Usage usage, Cost cost) {
    /// Route of a request to put what was found in a better order.
    public static final String RERANK = "rerank";

    /// Route of a request to tell by numbers what a question means.
    public static final String EMBED = "embed";

    public Call {
        // One that was stored before there were names has none.
        name = Objects.requireNonNullElse(name, model);
    }
}
