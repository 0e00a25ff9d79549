package dev.kotae.local.wire;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// InvokeModel of an embedding model, Titan's or Cohere's. Its vectors say which words and pairs of
/// letters a text has, and know nothing of what they mean.
public final class Embedding {
    private static final Set<Integer> TITAN_DIMENSIONS = Set.of(256, 512, 1_024);
    private static final Set<String> INPUT_TYPES =
            Set.of("search_document", "search_query", "classification", "clustering");
    private static final int COHERE_DIMENSIONS = 1_024;
    private static final int MOST_TEXTS = 96;
    private static final int LONGEST_TITAN_TEXT = 50_000;
    private static final int LONGEST_COHERE_TEXT = 2_048;

    private Embedding() {}

    /// The body of the answer.
    ///
    /// @throws BedrockFault where the service would refuse, and of a model that is none of these
    public static String of(String modelId, JsonNode request) {
        if (modelId.contains("titan-embed")) {
            return titan(request);
        }
        if (modelId.contains("cohere.embed")) {
            return cohere(request);
        }
        throw BedrockFault.invalid(
                "The stand-in answers InvokeModel of embedding models of Titan and Cohere alone.");
    }

    private static String titan(JsonNode request) {
        var text = request.path("inputText").asString("");
        int dimensions = request.path("dimensions").asInt(COHERE_DIMENSIONS);
        if (text.isEmpty() || text.length() > LONGEST_TITAN_TEXT) {
            throw BedrockFault.invalid(
                    "Malformed input request: expected minLength: 1, maxLength: "
                            + LONGEST_TITAN_TEXT);
        }
        if (!TITAN_DIMENSIONS.contains(dimensions)) {
            throw BedrockFault.invalid(
                    "Malformed input request: dimensions must be one of 256, 512, 1024");
        }
        var body = Json.object();
        fill(body.putArray("embedding"), text, dimensions);
        return Json.write(body.put("inputTextTokenCount", Tokens.count(text)));
    }

    private static String cohere(JsonNode request) {
        var texts = request.path("texts").valueStream().map(JsonNode::asString).toList();
        boolean tooLong = texts.stream().anyMatch(text -> text.length() > LONGEST_COHERE_TEXT);
        if (texts.isEmpty()
                || texts.size() > MOST_TEXTS
                || tooLong
                || !INPUT_TYPES.contains(request.path("input_type").asString(""))) {
            throw BedrockFault.invalid(
                    "Malformed input request: texts must be 1 to 96 of at most 2048 characters, and"
                            + " input_type one of search_document, search_query, classification,"
                            + " clustering");
        }
        var body = Json.object().put("id", "stand-in").put("response_type", "embeddings_by_type");
        var all = body.putObject("embeddings").putArray("float");
        texts.forEach(text -> fill(all.addArray(), text, COHERE_DIMENSIONS));
        return Json.write(body);
    }

    private static void fill(ArrayNode numbers, String text, int dimensions) {
        var counts = new double[dimensions];
        for (var part : parts(text)) {
            int hash = part.hashCode() * 0x9E3779B1;
            counts[Math.floorMod(hash >>> 1, dimensions)] += (hash & 1) == 0 ? 1 : -1;
        }
        double length = 0;
        for (double count : counts) {
            length += count * count;
        }
        // What has no word has a direction, too.
        counts[0] += length == 0 ? 1 : 0;
        double scale = Math.sqrt(length == 0 ? 1 : length);
        for (double count : counts) {
            numbers.add(count / scale);
        }
    }

    /// Words in small letters, and of texts without blanks between words their pairs of letters.
    private static List<String> parts(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(plain);
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            var word = plain.substring(start, end);
            if (Character.isLetterOrDigit(word.codePointAt(0))) {
                parts.add(word);
                for (int i = 0; i + 2 <= word.length() && word.charAt(i) >= 0x2e80; i++) {
                    parts.add(word.substring(i, i + 2));
                }
            }
            start = end;
        }
        return parts;
    }
}
