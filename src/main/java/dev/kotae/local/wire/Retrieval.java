package dev.kotae.local.wire;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Retrieve of a knowledge base.
///
/// @param text what is looked for
/// @param size how many results a page has
/// @param offset how many results stand on the pages before
/// @param filter tells by its metadata what may be a result; empty where everything may
public record Retrieval(String text, int size, int offset, Optional<Predicate<JsonNode>> filter) {
    private static final int USUAL = 5;
    private static final int MOST = 100;
    private static final int LONGEST_QUERY = 20_000;

    /// Reads and checks a request.
    ///
    /// @throws BedrockFault where the service would refuse
    public static Retrieval read(JsonNode json) {
        var text = json.path("retrievalQuery").path("text").asString("");
        if (text.isBlank() || text.length() > LONGEST_QUERY) {
            throw BedrockFault.invalid(
                    "Value at 'retrievalQuery.text' failed to satisfy constraint: Member must have"
                            + " length between 1 and "
                            + LONGEST_QUERY);
        }
        var configuration = json.path("retrievalConfiguration");
        var search =
                configuration.has("managedSearchConfiguration")
                        ? configuration.path("managedSearchConfiguration")
                        : configuration.path("vectorSearchConfiguration");
        var filter =
                search.has("filter")
                        ? Optional.of(MetadataFilter.read(search.path("filter")))
                        : Optional.<Predicate<JsonNode>>empty();
        int size = search.path("numberOfResults").asInt(USUAL);
        if (size < 1 || size > MOST) {
            throw BedrockFault.invalid(
                    "Value '"
                            + size
                            + "' at 'numberOfResults' failed to satisfy constraint: Member must have"
                            + " value between 1 and "
                            + MOST);
        }
        return new Retrieval(text, size, offset(json.path("nextToken").asString(""), text), filter);
    }

    private static int offset(String token, String text) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            var plain =
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
                            .split(":", 2);
            if (plain.length == 2 && plain[1].equals(String.valueOf(text.hashCode()))) {
                return Math.clamp(Integer.parseInt(plain[0]), 0, MOST);
            }
        } catch (IllegalArgumentException broken) {
            // Said below: a token of another query and one that is none are the same mistake.
        }
        throw BedrockFault.invalid("The nextToken is not valid for this query.");
    }

    /// Searches. Blocks as the knowledge does.
    ///
    /// @return the body of the answer
    public String in(Knowledge base) {
        // One more than the page holds tells whether there is a next page; how many a filter lets
        // pass is not known before, and what is not among the best of all is not looked at.
        int wanted = filter.isPresent() ? MOST : Math.min(offset + size + 1, MOST);
        var all =
                base.find(text, wanted).stream()
                        .map(Retrieval::result)
                        .filter(result ->
                                filter.isEmpty() || filter.get().test(result.path("metadata")))
                        .toList();
        var body = Json.object();
        body.putArray("retrievalResults").addAll(page(all));
        if (all.size() > offset + size) {
            body.put("nextToken", token(offset + size));
        }
        return Json.write(body);
    }

    private List<ObjectNode> page(List<ObjectNode> results) {
        return results.stream().skip(offset).limit(size).toList();
    }

    private String token(int next) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((next + ":" + text.hashCode()).getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode result(Passage passage) {
        var result = Json.object().put("score", passage.score());
        result.putObject("content").put("text", passage.text()).put("type", "TEXT");
        var web = passage.link().startsWith("http://") || passage.link().startsWith("https://");
        var location = result.putObject("location").put("type", web ? "WEB" : "CUSTOM");
        if (web) {
            location.putObject("webLocation").put("url", passage.link());
        } else {
            location.putObject("customDocumentLocation")
                    .put("id", passage.link().isEmpty() ? passage.id() : passage.link());
        }
        var metadata =
                result.putObject("metadata")
                        .put("x-amz-bedrock-kb-chunk-id", passage.id())
                        .put("x-amz-bedrock-kb-source-uri", passage.link())
                        .put("title", passage.title());
        var headings = metadata.putArray("headings");
        passage.headings().forEach(headings::add);
        return result;
    }
}
