package dev.kotae.local.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A block of an answer: text, and what it rests on as far as the model was given that to cite.
///
/// @param tokens the text in the pieces in which it streams
/// @param citations one each, as Converse writes it
public record AnswerBlock(List<String> tokens, List<ObjectNode> citations) {
    private static final Pattern MARKS = Pattern.compile("[ \\t]+(?:\\[[1-9]\\d{0,2}])+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public AnswerBlock {
        tokens = List.copyOf(tokens);
        citations = List.copyOf(citations);
    }

    String text() {
        return String.join("", tokens);
    }

    /// An answer in blocks: where it names search results that are to be cited, `[n]` becomes a
    /// citation, and a block ends.
    ///
    /// @param asked what the question came with
    static List<AnswerBlock> blocks(String text, ConverseRequest.Message asked) {
        var results = citable(asked);
        var blocks = new ArrayList<AnswerBlock>();
        int done = 0;
        var marks = MARKS.matcher(text);
        while (!results.isEmpty() && marks.find()) {
            var words = text.substring(done, marks.start());
            var citations =
                    NUMBER.matcher(marks.group())
                            .results()
                            .map(number -> results.get(Integer.parseInt(number.group())))
                            .filter(Objects::nonNull)
                            .map(result -> citation(result, words))
                            .toList();
            if (!words.isBlank() && !citations.isEmpty()) {
                blocks.add(new AnswerBlock(Tokens.of(words), citations));
                done = marks.end();
            }
        }
        if (done < text.length()) {
            blocks.add(new AnswerBlock(Tokens.of(text.substring(done)), List.of()));
        }
        return List.copyOf(blocks);
    }

    /// @param index its place among the search results, from 0
    private record Citable(int index, JsonNode result) {}

    /// What is to be cited, by the number that it has among the documents.
    private static Map<Integer, Citable> citable(ConverseRequest.Message asked) {
        var citable = new HashMap<Integer, Citable>();
        int documents = 0;
        int results = 0;
        for (var block : asked.content()) {
            var result = block.path("searchResult");
            documents += block.has("searchResult") || block.has("document") ? 1 : 0;
            if (result.at("/citations/enabled").asBoolean(false)) {
                citable.put(documents, new Citable(results, result));
            }
            results += block.has("searchResult") ? 1 : 0;
        }
        return citable;
    }

    /// Of the paragraph that has most in common with the last sentence.
    private static ObjectNode citation(Citable citable, String words) {
        var result = citable.result();
        var said = lastLine(words);
        int best = 0;
        int most = -1;
        for (int i = 0; i < result.path("content").size(); i++) {
            int common = inCommon(said, result.at("/content/" + i + "/text").asString(""));
            if (common > most) {
                best = i;
                most = common;
            }
        }
        var citation = Json.object();
        citation.put("title", result.path("title").asString(""));
        citation.put("source", result.path("source").asString(""));
        citation.putArray("sourceContent")
                .addObject()
                .put("text", result.at("/content/" + best + "/text").asString(""));
        citation.putObject("location")
                .putObject("searchResultLocation")
                .put("searchResultIndex", citable.index())
                .put("start", best)
                .put("end", best + 1);
        return citation;
    }

    private static String lastLine(String words) {
        var lines = words.strip().lines().toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /// How many pairs of letters of one text stand in the other.
    private static int inCommon(String one, String other) {
        int common = 0;
        for (int i = 0; i + 2 <= one.length(); i++) {
            common += other.contains(one.substring(i, i + 2)) ? 1 : 0;
        }
        return common;
    }

    /// Less of it.
    AnswerBlock first(int most) {
        return tokens.size() <= most ? this : new AnswerBlock(tokens.subList(0, most), List.of());
    }
}
