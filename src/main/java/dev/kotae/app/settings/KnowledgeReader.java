package dev.kotae.app.settings;

import dev.kotae.app.settings.Settings.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads `knowledge`, the list of collections of documents.
final class KnowledgeReader {
    private static final Set<String> KEYS = Set.of("bedrock", "folder", "link", "channels");

    private final Texts texts;
    private final KnownPaths known;
    private final Problems problems;

    KnowledgeReader(Texts texts, KnownPaths known, Problems problems) {
        this.texts = texts;
        this.known = known;
        this.problems = problems;
    }

    List<Source> read(JsonNode list) {
        var sources = new ArrayList<Source>();
        if (!list.isArray()) {
            problems.add("settings.list-wanted", "knowledge");
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            read("knowledge[" + i + "]", list.get(i), sources);
        }
        return sources;
    }

    private void read(String path, JsonNode node, List<Source> sources) {
        if (!node.isObject()) {
            problems.add("settings.source-wanted", path);
            return;
        }
        known.only(path, node.propertyNames(), KEYS);
        var channels = channels(path + ".channels", node.path("channels"));
        if (node.hasNonNull("folder") && !node.has("bedrock")) {
            var folder = texts.in(path + ".folder", node.get("folder"));
            if (!Files.isDirectory(Path.of(folder))) {
                problems.add("settings.no-folder", path + ".folder", folder);
            }
            var link = texts.in(path + ".link", node.path("link"));
            sources.add(new Source.Folder(folder, link, channels));
        } else if (node.hasNonNull("bedrock") && !node.has("folder")) {
            sources.add(
                    new Source.Base(texts.in(path + ".bedrock", node.get("bedrock")), channels));
        } else {
            problems.add("settings.source-wanted", path);
        }
    }

    private Set<String> channels(String path, JsonNode node) {
        if (node.isMissingNode()) {
            return Set.of("*");
        }
        var channels = new HashSet<String>();
        node.forEach(each -> channels.add(texts.in(path, each)));
        if (!node.isArray() || channels.isEmpty()) {
            problems.add("settings.channels-wanted", path);
        }
        return channels;
    }
}
