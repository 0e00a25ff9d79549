package dev.kotae.app.settings;

import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Filter.Comparison;
import dev.kotae.knowledge.Filter.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads a filter of a knowledge base, written as in Bedrock's API: `{ andAll: [ { equals: { key:
/// department, value: hr } }, … ] }`.
final class FilterReader {
    private final Texts texts;
    private final Problems problems;

    FilterReader(Texts texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /// @param node may be missing, which means everything
    Filter read(String path, JsonNode node) {
        if (node.isMissingNode()) {
            return Filter.EVERYTHING;
        }
        if (!node.isObject() || node.size() != 1) {
            return wanted(path);
        }
        var name = node.propertyNames().iterator().next();
        var inner = node.get(name);
        var at = path + "." + name;
        return switch (name) {
            case "andAll" -> new Filter.All(each(at, inner));
            case "orAll" -> new Filter.Any(each(at, inner));
            default ->
                    comparison(name).map(how -> where(at, how, inner)).orElseGet(() -> wanted(at));
        };
    }

    private Filter wanted(String path) {
        problems.add("settings.filter-wanted", path);
        return Filter.EVERYTHING;
    }

    private List<Filter> each(String path, JsonNode list) {
        var filters = new ArrayList<Filter>();
        if (!list.isArray() || list.isEmpty()) {
            filters.add(wanted(path));
        }
        for (int i = 0; i < list.size(); i++) {
            filters.add(read(path + "[" + i + "]", list.get(i)));
        }
        return filters;
    }

    /// `greaterThanOrEquals` is GREATER_THAN_OR_EQUALS.
    private static Optional<Comparison> comparison(String name) {
        var plain = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(Comparison.values())
                .filter(each -> each.name().replace("_", "").equals(plain))
                .findFirst();
    }

    private Filter where(String path, Comparison how, JsonNode node) {
        var key = texts.in(path + ".key", node.path("key"));
        boolean several = how == Comparison.IN || how == Comparison.NOT_IN;
        var value = node.path("value");
        if (key.isBlank() || value.isMissingNode() || several != value.isArray()) {
            return wanted(path);
        }
        return new Filter.Where(key, how, value(path + ".value", value));
    }

    private Value value(String path, JsonNode node) {
        if (node.isArray()) {
            var several = new ArrayList<String>();
            node.forEach(each -> several.add(texts.in(path, each)));
            return new Value.Texts(several);
        }
        if (node.isNumber()) {
            return new Value.Amount(node.decimalValue());
        }
        return node.isBoolean()
                ? new Value.Flag(node.booleanValue())
                : new Value.Text(texts.in(path, node));
    }
}
