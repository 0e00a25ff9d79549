package dev.kotae.app.settings;

import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Filter.Comparison;
import dev.kotae.knowledge.Filter.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a filter of a knowledge base, written as in Bedrock's API: `{ andAll: [ { equals: { key:
/// department, value: hr } }, … ] }`.
final class FilterReader {
    private FilterReader() {}

    /// The filter; one that is missing lets everything through.
    static Filter read(Branch filter) {
        if (filter.isMissing()) {
            return Filter.EVERYTHING;
        }
        if (!filter.node().isObject() || filter.node().size() != 1) {
            return wanted(filter);
        }
        var name = filter.node().propertyNames().iterator().next();
        var inner = filter.at(name);
        return switch (name) {
            case "andAll" -> new Filter.All(each(inner));
            case "orAll" -> new Filter.Any(each(inner));
            default ->
                    comparison(name).map(how -> where(how, inner)).orElseGet(() -> wanted(inner));
        };
    }

    private static Filter wanted(Branch filter) {
        filter.wrong("settings.filter-wanted");
        return Filter.EVERYTHING;
    }

    private static List<Filter> each(Branch list) {
        var filters = list.listed();
        return filters.isEmpty()
                ? List.of(wanted(list))
                : filters.stream().map(FilterReader::read).toList();
    }

    /// `greaterThanOrEquals` is GREATER_THAN_OR_EQUALS.
    private static Optional<Comparison> comparison(String name) {
        var plain = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(Comparison.values())
                .filter(each -> each.name().replace("_", "").equals(plain))
                .findFirst();
    }

    private static Filter where(Comparison how, Branch compared) {
        var key = compared.at("key").text();
        boolean several = how == Comparison.IN || how == Comparison.NOT_IN;
        var value = compared.at("value");
        if (key.isBlank() || value.isMissing() || several != value.node().isArray()) {
            return wanted(compared);
        }
        return new Filter.Where(key, how, value(value));
    }

    private static Value value(Branch value) {
        var node = value.node();
        if (node.isArray()) {
            return new Value.Texts(value.texts());
        }
        if (node.isNumber()) {
            return new Value.Amount(node.decimalValue());
        }
        return node.isBoolean()
                ? new Value.Flag(node.booleanValue())
                : new Value.Text(value.text());
    }
}
