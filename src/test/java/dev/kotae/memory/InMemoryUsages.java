package dev.kotae.memory;

import static java.util.stream.Collectors.toMap;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the turns of an [InMemoryInbox] cost.
final class InMemoryUsages implements Usages {
    private final List<Booked> booked = new ArrayList<>();

    private record Booked(String tenant, String turn, String person, Receipt receipt, Instant at) {}

    /// Books what a turn cost, besides what of it is booked already.
    synchronized void add(InMemoryTurn turn, Receipt receipt, Instant at) {
        var id = turn.turn.id();
        var sum =
                booked.stream()
                        .filter(one -> one.turn.equals(id))
                        .findFirst()
                        .map(one -> together(one.receipt, receipt))
                        .orElse(receipt);
        booked.removeIf(one -> one.turn.equals(id));
        booked.add(new Booked(turn.address.tenant(), id, turn.turn.asked().payer(), sum, at));
    }

    private static Receipt together(Receipt before, Receipt more) {
        var calls = new ArrayList<>(before.calls());
        calls.addAll(more.calls());
        return new Receipt(
                more.turn(),
                more.model().isEmpty() ? before.model() : more.model(),
                more.reasons(),
                more.took(),
                before.usage().plus(more.usage()),
                before.cost().plus(more.cost()),
                more.passages(),
                more.notes(),
                calls);
    }

    @Override
    public Usage ofPerson(String tenant, String person, Instant since) {
        return usage(tenant, since, one -> one.person.equals(person));
    }

    @Override
    public Usage ofTenant(String tenant, Instant since) {
        return usage(tenant, since, one -> true);
    }

    @Override
    public synchronized List<Call> ofTurn(String tenant, String turn) {
        return booked.stream()
                .filter(one -> one.tenant.equals(tenant) && one.turn.equals(turn))
                .flatMap(one -> one.receipt.calls().stream())
                .toList();
    }

    private synchronized Usage usage(String tenant, Instant since, Predicate<Booked> whose) {
        var those =
                booked.stream()
                        .filter(whose)
                        .filter(one -> one.tenant.equals(tenant) && !one.at.isBefore(since))
                        .toList();
        var models =
                those.stream()
                        .flatMap(one -> byModel(one.receipt))
                        .collect(
                                toMap(
                                        ByModel::model,
                                        Function.identity(),
                                        InMemoryUsages::together))
                        .values()
                        .stream()
                        .sorted(
                                Comparator.comparingLong((ByModel one) -> one.cost().microUsd())
                                        .thenComparingLong(ByModel::turns)
                                        .reversed()
                                        .thenComparing(ByModel::model))
                        .toList();
        return new Usage(models.stream().mapToLong(ByModel::turns).sum(), models);
    }

    /// Who answered, and who was paid.
    private static Stream<ByModel> byModel(Receipt receipt) {
        if (receipt.calls().isEmpty()) {
            return Stream.of(new ByModel(receipt.model(), 1, receipt.cost()));
        }
        var answered =
                receipt.model().isEmpty()
                        ? Stream.<ByModel>empty()
                        : Stream.of(new ByModel(receipt.model(), 1, Cost.NOTHING));
        return Stream.concat(
                answered,
                receipt.calls().stream().map(call -> new ByModel(call.name(), 0, call.cost())));
    }

    private static ByModel together(ByModel one, ByModel other) {
        return new ByModel(one.model(), one.turns() + other.turns(), one.cost().plus(other.cost()));
    }
}
