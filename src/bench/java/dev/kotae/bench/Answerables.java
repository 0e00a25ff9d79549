package dev.kotae.bench;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Questions of which it is known whether the passages that were found answer them.
final class Answerables {
    private static final int PASSAGES = 8;

    /// Of a set that has to be searched, so many questions, spread evenly.
    private static final int MOST = 800;

    private static final int MOST_WAITS = 60;

    private Answerables() {}

    /// A question and what was found.
    ///
    /// @param source what the question is about, so that a source is judged by what was fitted on
    ///   others
    record Posed(String question, List<Passage> found, boolean answered, String source) {
        Posed {
            found = List.copyOf(found);
        }
    }

    /// ClapNQ: one passage each, which answers the question or does not.
    static List<Posed> clapnq(Path data) throws IOException {
        return LabelFile.read(data, "answer_clapnq").stream()
                .map(row -> {
                    var text = LabelFile.text(row.get("source"));
                    return new Posed(
                            row.get("question").asString(),
                            List.of(passage(text)),
                            row.get("label").asInt() == 1,
                            row.get("title").asString());
                })
                .toList();
    }

    /// JaQuAD over all its paragraphs but those that answer a question which is marked absent.
    static List<Posed> jaquad(Path data, Path corpora) throws IOException {
        var rows = LabelFile.read(data, "retrieval_jaquad");
        var absent = new HashSet<String>();
        for (var row : rows) {
            if (row.get("absent").asBoolean()) {
                absent.addAll(row.get("rel").propertyNames());
            }
        }
        var folder = Files.createTempDirectory("kotae-bench-");
        try {
            int number = 0;
            for (var document : LabelFile.read(corpora, "jaquad")) {
                if (!absent.contains(document.get("id").asString())) {
                    var words =
                            document.get("title").asString()
                                    + "\n\n"
                                    + document.get("text").asString();
                    Files.writeString(folder.resolve("d" + number++ + ".txt"), words);
                }
            }
            return searched(rows, folder);
        } finally {
            delete(folder);
        }
    }

    private static List<Posed> searched(List<JsonNode> rows, Path folder) {
        var posed = new ArrayList<Posed>();
        int step = Math.max(1, rows.size() / MOST);
        try (var knowledge = FolderKnowledge.open(FolderKnowledge.Settings.of(folder))) {
            waitFor(knowledge);
            for (int i = 0; i < rows.size(); i += step) {
                var row = rows.get(i);
                var question = row.get("text").asString();
                posed.add(
                        new Posed(
                                question,
                                knowledge.find(question, PASSAGES),
                                !row.get("absent").asBoolean(),
                                row.get("rel").propertyNames().iterator().next()));
            }
        }
        return posed;
    }

    /// A search waits for the folder to be read, but not for as long as a large one takes.
    private static void waitFor(FolderKnowledge knowledge) {
        for (int patience = 0; patience < MOST_WAITS; patience++) {
            try {
                knowledge.find("準備", 1);
                return;
            } catch (KnowledgeFailure stillReading) {
                // Asked again.
            }
        }
        throw new IllegalStateException("the corpus is not read after " + MOST_WAITS + " waits");
    }

    /// Without a title.
    static Passage passage(String text) {
        return new Passage("", "", List.of(), "", text, 0);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
