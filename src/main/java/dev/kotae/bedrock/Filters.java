package dev.kotae.bedrock;

import dev.kotae.knowledge.Filter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.FilterAttribute;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalFilter;

/// Says a filter in Bedrock's words.
final class Filters {
    /// No chunk has this: what fits nothing has to be said somehow.
    private static final String NOWHERE = "x-kotae-nowhere";

    private Filters() {}

    /// Empty where everything is meant.
    static Optional<RetrievalFilter> of(Filter filter) {
        return switch (filter) {
            case Filter.All(var all) -> all(all);
            case Filter.Any(var any) -> any(any);
            case Filter.Where where -> Optional.of(where(where));
        };
    }

    /// Bedrock wants two at least in `andAll`.
    private static Optional<RetrievalFilter> all(List<Filter> filters) {
        var each = filters.stream().map(Filters::of).flatMap(Optional::stream).toList();
        return each.size() < 2
                ? each.stream().findFirst()
                : Optional.of(RetrievalFilter.builder().andAll(each).build());
    }

    private static Optional<RetrievalFilter> any(List<Filter> filters) {
        if (filters.isEmpty()) {
            return Optional.of(
                    where(
                            new Filter.Where(
                                    NOWHERE,
                                    Filter.Comparison.EQUALS,
                                    new Filter.Value.Text(NOWHERE))));
        }
        var each = filters.stream().map(Filters::of).toList();
        if (each.contains(Optional.<RetrievalFilter>empty())) {
            return Optional.empty();
        }
        return each.size() == 1
                ? each.getFirst()
                : Optional.of(
                        RetrievalFilter.builder()
                                .orAll(each.stream().flatMap(Optional::stream).toList())
                                .build());
    }

    private static RetrievalFilter where(Filter.Where where) {
        var attribute =
                FilterAttribute.builder().key(where.key()).value(document(where.value())).build();
        var filter = RetrievalFilter.builder();
        switch (where.comparison()) {
            case EQUALS -> filter.equalsValue(attribute);
            case NOT_EQUALS -> filter.notEquals(attribute);
            case GREATER_THAN -> filter.greaterThan(attribute);
            case GREATER_THAN_OR_EQUALS -> filter.greaterThanOrEquals(attribute);
            case LESS_THAN -> filter.lessThan(attribute);
            case LESS_THAN_OR_EQUALS -> filter.lessThanOrEquals(attribute);
            case IN -> filter.in(attribute);
            case NOT_IN -> filter.notIn(attribute);
            case LIST_CONTAINS -> filter.listContains(attribute);
        }
        return filter.build();
    }

    private static Document document(Filter.Value value) {
        return switch (value) {
            case Filter.Value.Text(var text) -> Document.fromString(text);
            case Filter.Value.Amount(var number) -> Document.fromNumber(number);
            case Filter.Value.Flag(var flag) -> Document.fromBoolean(flag);
            case Filter.Value.Texts(var texts) ->
                    Document.fromList(texts.stream().map(Document::fromString).toList());
        };
    }
}
