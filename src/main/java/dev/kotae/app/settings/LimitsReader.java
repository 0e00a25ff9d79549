package dev.kotae.app.settings;

import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads `limits`, the list of how much there may be of what.
final class LimitsReader {
    private static final Set<String> KEYS = Set.of("per", "every", "turns", "usd");
    private static final int MICRO_DIGITS = 6;

    private final Texts texts;
    private final KnownPaths known;
    private final Problems problems;

    LimitsReader(Texts texts, KnownPaths known, Problems problems) {
        this.texts = texts;
        this.known = known;
        this.problems = problems;
    }

    List<Limit> read(JsonNode list) {
        if (!list.isArray()) {
            problems.add("settings.limits-wanted", "limits");
            return List.of();
        }
        var limits = new ArrayList<Limit>();
        for (int i = 0; i < list.size(); i++) {
            limit("limits[" + i + "]", list.get(i)).ifPresent(limits::add);
        }
        return limits;
    }

    private Optional<Limit> limit(String path, JsonNode node) {
        if (!node.isObject()) {
            problems.add("settings.limits-wanted", path);
            return Optional.empty();
        }
        known.only(path, node.propertyNames(), KEYS);
        var scope = choice(path + ".per", node.path("per"), Scope.values());
        var window = choice(path + ".every", node.path("every"), Window.values());
        if (node.hasNonNull("turns") == node.hasNonNull("usd")) {
            problems.add("settings.limits-wanted", path);
            return Optional.empty();
        }
        var unit = node.hasNonNull("turns") ? Unit.TURNS : Unit.MICRO_USD;
        var most = most(path, node, unit);
        return scope.isPresent() && window.isPresent() && most.isPresent()
                ? Optional.of(new Limit(scope.get(), window.get(), unit, most.get()))
                : Optional.empty();
    }

    private Optional<Long> most(String path, JsonNode node, Unit unit) {
        return switch (unit) {
            case TURNS -> amount(path + ".turns", node.path("turns"), 0);
            case MICRO_USD -> amount(path + ".usd", node.path("usd"), MICRO_DIGITS);
        };
    }

    private Optional<Long> amount(String path, JsonNode node, int digits) {
        var text = texts.in(path, node);
        try {
            var amount = new BigDecimal(text).movePointRight(digits);
            if (amount.signum() >= 0) {
                return Optional.of(amount.longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException wrong) {
            // Told below, like one that is negative.
        }
        problems.add("settings.amount-wanted", path, text);
        return Optional.empty();
    }

    private <E extends Enum<E>> Optional<E> choice(String path, JsonNode node, E[] choices) {
        var text = texts.in(path, node);
        var chosen = Arrays.stream(choices).filter(each -> name(each).equals(text)).findFirst();
        if (chosen.isEmpty()) {
            var names = Arrays.stream(choices).map(LimitsReader::name);
            problems.add(
                    "settings.choice-wanted", path, text, names.collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
