package dev.kotae.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of labelled examples, one JSON object a line, gzipped or not.
final class LabelFile {
    private static final JsonMapper JSON = new JsonMapper();

    private LabelFile() {}

    static boolean exists(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".jsonl"))
                || Files.exists(folder.resolve(name + ".jsonl.gz"));
    }

    /// @throws IOException when the file cannot be read
    static List<JsonNode> read(Path folder, String name) throws IOException {
        try (var in = open(folder, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .toList();
        }
    }

    private static InputStream open(Path folder, String name) throws IOException {
        var plain = folder.resolve(name + ".jsonl");
        return Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".jsonl.gz")));
    }

    /// The sentences of an array, each in a line.
    static String text(JsonNode sentences) {
        var text = new StringBuilder();
        sentences.forEach(sentence -> text.append(sentence.asString()).append('\n'));
        return text.toString();
    }
}
