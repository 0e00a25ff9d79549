package dev.kotae.answer.writing;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Usage;
import dev.kotae.model.ModelCard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What models are paid for in one attempt at a turn. Whoever has one asked enters it at once, so
/// that it is booked however the attempt ends. Used by the thread that works on the turn, and by
/// those that search for it.
public final class Account {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private String model = "";

    /// Enters a request that was made.
    ///
    /// @param region where it was made
    /// @param route why this model
    public void enter(ModelCard card, String region, String route, Usage request) {
        var cost = new Cost(card.price().microUsd(request), card.price().known());
        calls.add(new Call(card.id(), card.name(), region, route, request, cost));
        model = card.name();
    }

    /// Enters what a search asked of a model that writes nothing. Called on any thread.
    public void enter(Call request) {
        calls.add(request);
    }

    /// What is in it, in order, each at its own price.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Tokens read and written.
    Usage usage() {
        return calls.stream().map(Call::usage).reduce(Usage.NONE, Usage::plus);
    }

    /// What all of it costs, which is known where that of each is.
    public Cost cost() {
        return calls.stream().map(Call::cost).reduce(Cost.NOTHING, Cost::plus);
    }

    /// The receipt of an attempt that brought no answer.
    ///
    /// @param turn the turn's id
    public Receipt receipt(String turn) {
        return new Receipt(
                turn, model, List.of(), Duration.ZERO, usage(), cost(), 0, List.of(), calls);
    }

    /// All that is in it is booked: it is empty from now on.
    public void clear() {
        calls.clear();
    }
}
