package dev.kotae.local.wire;

import dev.kotae.local.quoting.Source;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a model was told to rest its answer on, and what it said, as both went over the wire.
///
/// @param said the answer as far as it came
/// @param passages in the order in which they were told; none where it was told no document that it
///   could cite
public record Evidence(String said, List<Told> passages) {
    public Evidence {
        passages = List.copyOf(passages);
    }

    /// A passage that the model was told.
    ///
    /// @param number what an answer cites it by, as `[number]`
    /// @param headings outermost first, without the title
    /// @param link where it can be opened, or empty
    /// @param score the best that the last Retrieve which found it gave to a piece of it; 0 where
    ///   it came another way
    public record Told(
            int number,
            String title,
            List<String> headings,
            String link,
            String text,
            double score) {
        public Told {
            headings = List.copyOf(headings);
        }
    }

    /// Reads one call of Converse or ConverseStream.
    ///
    /// @param response its body; of a stream one event each
    /// @param retrieved what Retrieve answered before, the newest first
    public static Evidence of(String request, List<String> response, List<String> retrieved) {
        var results = retrieved.stream().map(Evidence::parsed).map(Result::in).toList();
        var messages = parsed(request).path("messages").valueStream().toList();
        var passages =
                messages.stream()
                        .skip(Math.max(0, messages.size() - 1))
                        .map(last -> List.copyOf(last.path("content").values()))
                        .map(content -> new ConverseRequest.Message(true, content))
                        .flatMap(last -> Enclosures.of(last).sources().stream())
                        .filter(source -> source.number() != Source.UNNUMBERED)
                        .map(source -> told(source, results))
                        .toList();
        return new Evidence(said(response), passages);
    }

    private static Told told(Source source, List<List<Result>> retrieved) {
        return retrieved.stream()
                .flatMap(results -> best(source, results).stream())
                .findFirst()
                .map(best ->
                        new Told(
                                source.number(),
                                best.title(),
                                best.headings(),
                                best.link(),
                                source.text(),
                                best.score()))
                .orElseGet(() -> told(source));
    }

    private static Optional<Result> best(Source source, List<Result> results) {
        return results.stream()
                .filter(result -> result.isIn(source))
                .max(Comparator.comparingDouble(Result::score));
    }

    /// What no Retrieve gave.
    private static Told told(Source source) {
        var about = source.about().lines().toList();
        var title = about.isEmpty() ? "" : about.getFirst();
        var headings = about.stream().skip(1).toList();
        return new Told(source.number(), title, headings, "", source.text(), 0);
    }

    /// A result of Retrieve. What a model is told may be several of them that follow each other.
    private record Result(
            String title, List<String> headings, String link, String text, double score) {
        static List<Result> in(JsonNode answer) {
            return answer.path("retrievalResults").valueStream().map(Result::of).toList();
        }

        private static Result of(JsonNode json) {
            var metadata = json.path("metadata");
            return new Result(
                    metadata.path("title").asString(""),
                    metadata.path("headings").valueStream().map(JsonNode::asString).toList(),
                    metadata.path("x-amz-bedrock-kb-source-uri").asString(""),
                    json.at("/content/text").asString(""),
                    json.path("score").asDouble(0));
        }

        boolean isIn(Source source) {
            return squeezed(source.about()).startsWith(squeezed(title))
                    && squeezed(TaggedText.unescaped(source.text()))
                            .contains(squeezed(TaggedText.unescaped(text)));
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /// With a mark behind each block that names what it rests on.
    private static String said(List<String> response) {
        var said = new StringBuilder();
        var marks = new LinkedHashSet<String>();
        for (var part : response) {
            var json = parsed(part);
            said.append(json.at("/contentBlockDelta/delta/text").asString(""));
            mark(json.at("/contentBlockDelta/delta/citation")).ifPresent(marks::add);
            if (json.has("contentBlockStop")) {
                said.append(String.join("", marks));
                marks.clear();
            }
            for (var block : json.at("/output/message/content").values()) {
                said.append(block.path("text").asString(""));
                var cited = block.path("citationsContent");
                cited.path("content")
                        .values()
                        .forEach(text -> said.append(text.path("text").asString("")));
                cited.path("citations")
                        .values()
                        .forEach(each -> mark(each).ifPresent(said::append));
            }
        }
        return said.toString();
    }

    private static Optional<String> mark(JsonNode citation) {
        var index = citation.at("/location/searchResultLocation/searchResultIndex");
        return index.isInt() ? Optional.of("[" + (index.asInt() + 1) + "]") : Optional.empty();
    }

    /// A body that was cut, or is none, holds nothing.
    private static JsonNode parsed(String body) {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (BedrockFault broken) {
            return Json.object();
        }
    }
}
