package dev.kotae.local.wire;

import java.math.BigDecimal;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A metadata filter of Retrieve (Bedrock agent runtime API reference, RetrievalFilter, November
/// 2026). What has no such attribute fits only where the attribute is not to be something.
final class MetadataFilter {
    private static final int FEWEST_TOGETHER = 2;

    private MetadataFilter() {}

    /// Reads a filter.
    ///
    /// @return whether some metadata fit
    /// @throws BedrockFault where the service would refuse it
    static Predicate<JsonNode> read(JsonNode filter) {
        if (!filter.isObject() || filter.size() != 1) {
            throw wrong("A filter must have exactly one operator, not " + filter.size());
        }
        var operator = filter.propertyNames().iterator().next();
        var operand = filter.path(operator);
        return switch (operator) {
            case "andAll" -> several(operator, operand).reduce(_ -> true, Predicate::and);
            case "orAll" -> several(operator, operand).reduce(_ -> false, Predicate::or);
            default -> {
                var key = operand.path("key").asString("");
                if (key.isEmpty() || !operand.has("value")) {
                    throw wrong("The operator " + operator + " needs a key and a value");
                }
                var value = operand.path("value");
                var test = test(operator);
                boolean otherwise = operator.equals("notEquals") || operator.equals("notIn");
                yield metadata ->
                        metadata.has(key) ? test.test(metadata.path(key), value) : otherwise;
            }
        };
    }

    private static Stream<Predicate<JsonNode>> several(String operator, JsonNode filters) {
        if (filters.size() < FEWEST_TOGETHER) {
            throw wrong("The operator " + operator + " needs two filters at least");
        }
        return filters.valueStream().map(MetadataFilter::read);
    }

    private static BiPredicate<JsonNode, JsonNode> test(String operator) {
        return switch (operator) {
            case "equals" -> MetadataFilter::same;
            case "notEquals" -> (has, value) -> !same(has, value);
            case "greaterThan" -> numbers(order -> order > 0);
            case "greaterThanOrEquals" -> numbers(order -> order >= 0);
            case "lessThan" -> numbers(order -> order < 0);
            case "lessThanOrEquals" -> numbers(order -> order <= 0);
            case "in" -> (has, value) -> contains(value, has);
            case "notIn" -> (has, value) -> !contains(value, has);
            case "startsWith" ->
                    (has, value) -> has.isString() && has.asString().startsWith(value.asString(""));
            case "listContains" -> MetadataFilter::contains;
            case "stringContains" ->
                    (has, value) ->
                            has.isArray()
                                    ? has.valueStream().anyMatch(each -> contained(each, value))
                                    : contained(has, value);
            default -> throw wrong("There is no operator " + operator);
        };
    }

    private static BiPredicate<JsonNode, JsonNode> numbers(IntPredicate order) {
        return (has, value) ->
                has.isNumber()
                        && value.isNumber()
                        && order.test(number(has).compareTo(number(value)));
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return list.isArray() && list.valueStream().anyMatch(each -> same(each, value));
    }

    private static boolean contained(JsonNode has, JsonNode value) {
        return has.isString() && has.asString().contains(value.asString(""));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? number(one).compareTo(number(other)) == 0 : one.equals(other);
    }

    private static BigDecimal number(JsonNode number) {
        return number.decimalValue();
    }

    private static BedrockFault wrong(String why) {
        return BedrockFault.invalid("The retrieval filter is not valid: " + why + ".");
    }
}
