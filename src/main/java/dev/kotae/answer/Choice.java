package dev.kotae.answer;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.routing.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Who answers, and why.
///
/// @param route the tier or the model, and why
/// @param line the first of it that can
/// @param above who answers where the first of the line leaves it to a better one; empty where
///   nobody does
record Choice(Route route, List<ModelCard> line, List<ModelCard> above) {
    Choice {
        line = List.copyOf(line);
        above = List.copyOf(above);
    }

    /// The models of a route; only those step in that are allowed where it was asked.
    static Choice of(Route route, Lineup lineup) {
        var called = lineup.line(route.model().word());
        var all = called.isEmpty() ? lineup.line(route.tier()) : called;
        var first = all.getFirst();
        Predicate<ModelCard> allowed = card -> route.terms().allow(card, lineup);
        var line = all.stream().filter(allowed.or(first::equals)).toList();
        var above =
                route.mayEscalate()
                        ? lineup.line(route.tier().up()).stream()
                                .filter(allowed)
                                .filter(card -> !card.equals(first))
                                .toList()
                        : List.<ModelCard>of();
        return new Choice(route, line, above);
    }

    /// The word of the tier, or the one by which a model was called: for the books.
    String road() {
        return route.model().word();
    }

    /// The same from one of the line on, for the sake of the budget.
    Choice from(int place) {
        var first = line.get(place);
        var thrifty = route.instead(first.tier(), Phrase.of(Wording.REASON_BUDGET));
        return new Choice(thrifty, line.subList(place, line.size()), List.of());
    }

    /// Those above; who left it to them is asked again only where none of them can.
    Choice higher(Phrase reason) {
        var higher = new ArrayList<>(above);
        higher.add(line.getFirst());
        return new Choice(route.higher(reason), higher, List.of());
    }

    /// Another first, because the prompt is too long for the one that was chosen.
    Choice roomier(ModelCard card) {
        var roomier = new ArrayList<>(line);
        roomier.remove(card);
        roomier.addFirst(card);
        var reason = Phrase.of(Wording.REASON_WINDOW, line.getFirst().name());
        return new Choice(route.instead(card.tier(), reason), roomier, List.of());
    }
}
