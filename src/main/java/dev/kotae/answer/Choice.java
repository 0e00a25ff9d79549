package dev.kotae.answer;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.routing.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who answers, and why.
///
/// @param route the tier, and why
/// @param road the word of the tier, or the one by which a model was called: for the books
/// @param line the first of it that can
/// @param above who answers where the first of the line leaves it to a better one; empty where
///   nobody does
record Choice(Route route, String road, List<ModelCard> line, List<ModelCard> above) {
    Choice {
        line = List.copyOf(line);
        above = List.copyOf(above);
    }

    /// The models of the route's tier.
    static Choice of(Route route, Lineup lineup) {
        var line = lineup.line(route.tier());
        var above = new ArrayList<ModelCard>();
        if (route.mayEscalate()) {
            above.addAll(lineup.line(route.tier().up()));
            above.remove(line.getFirst());
        }
        return new Choice(route, road(route), line, above);
    }

    /// The same from one of the line on, for the sake of the budget.
    Choice from(int place) {
        var reason = Phrase.of(Wording.REASON_BUDGET);
        return new Choice(
                route.instead(line.get(place).tier(), reason),
                road,
                line.subList(place, line.size()),
                List.of());
    }

    /// Those above; who left it to them is asked again only where none of them can.
    Choice higher(Phrase reason) {
        var higher = route.instead(route.tier().up(), reason);
        var line = new ArrayList<>(above);
        line.add(this.line.getFirst());
        return new Choice(higher, road(higher), line, List.of());
    }

    private static String road(Route route) {
        return route.tier().name().toLowerCase(Locale.ROOT);
    }
}
