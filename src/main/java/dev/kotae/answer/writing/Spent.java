package dev.kotae.answer.writing;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;
import dev.kotae.model.ModelCard;

import java.util.ArrayList;
import java.util.List;

/// What a turn has cost so far.
///
/// @param calls its requests to models, in order, each at its own price
public record Spent(List<Call> calls) {
    /// No model was asked yet.
    public static final Spent NOTHING = new Spent(List.of());

    public Spent {
        calls = List.copyOf(calls);
    }

    /// This and one more request.
    ///
    /// @param region where it was made
    /// @param route why this model
    public Spent plus(ModelCard card, String region, String route, Usage request) {
        var more = new ArrayList<>(calls);
        var cost = new Cost(card.price().microUsd(request), card.price().known());
        more.add(new Call(card.id(), region, route, request, cost));
        return new Spent(more);
    }

    /// Tokens read and written.
    public Usage usage() {
        return calls.stream().map(Call::usage).reduce(Usage.NONE, Usage::plus);
    }

    /// What all of it cost, which is known where that of each is.
    public Cost cost() {
        return new Cost(
                calls.stream().mapToLong(call -> call.cost().microUsd()).sum(),
                calls.stream().allMatch(call -> call.cost().known()));
    }
}
