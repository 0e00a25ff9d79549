package dev.kotae.app.settings;

import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.bedrock.BaseSettings.Search;
import dev.kotae.bedrock.BaseSettings.Searching;
import dev.kotae.knowledge.Rule;
import dev.kotae.knowledge.Sight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads `knowledge`, the list of collections of documents.
final class KnowledgeReader {
    private static final Set<String> OF_FOLDERS =
            Set.of("folder", "name", "link", "channels", "people", "groups", "owner");

    private static final Set<String> OF_BASES =
            Set.of(
                    "bedrock",
                    "name",
                    "channels",
                    "people",
                    "groups",
                    "owner",
                    "groups-key",
                    "search",
                    "filter",
                    "rerank",
                    "timeout",
                    "languages",
                    "as-asker",
                    "open-for");

    private static final Pattern OWNER = Pattern.compile("([CGDUW][A-Z0-9]{2,30})?");

    private static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH, Locale.JAPANESE);

    /// It stands in a sentence beside others.
    private static final int LONGEST_NAME = 80;

    /// Nobody waits longer for an answer to begin.
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private static final Duration LONGEST_OPEN = Duration.ofDays(7);

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
        var all = new HashSet<>(OF_FOLDERS);
        all.addAll(OF_BASES);
        known.only(
                path,
                node.propertyNames(),
                node.has("folder") ? OF_FOLDERS : node.has("bedrock") ? OF_BASES : all);
        var rule =
                new Rule(
                        channels(path + ".channels", node.path("channels")),
                        people(path + ".people", node.path("people")),
                        ids(path + ".groups", node.path("groups")));
        var owner = owner(path + ".owner", node.path("owner"));
        if (node.hasNonNull("folder") && !node.has("bedrock")) {
            folder(path, node, rule, owner, sources);
        } else if (node.hasNonNull("bedrock") && !node.has("folder")) {
            base(path, node, rule, owner, sources);
        } else {
            problems.add("settings.source-wanted", path);
        }
    }

    private void folder(String path, JsonNode node, Rule rule, String owner, List<Source> sources) {
        var folder = texts.in(path + ".folder", node.get("folder"));
        if (folder.isBlank()) {
            problems.add("settings.source-wanted", path);
            return;
        }
        if (!Files.isDirectory(Path.of(folder))) {
            problems.add("settings.no-folder", path + ".folder", folder);
        }
        var link = texts.in(path + ".link", node.path("link"));
        sources.add(new Source.Folder(name(path, node), folder, link, rule, owner));
    }

    private void base(String path, JsonNode node, Rule rule, String owner, List<Source> sources) {
        var id = texts.in(path + ".bedrock", node.get("bedrock"));
        if (id.isBlank()) {
            problems.add("settings.source-wanted", path);
            return;
        }
        sources.add(
                new Source.Base(
                        new BaseSettings(
                                id,
                                name(path, node),
                                searching(path, node),
                                sight(path, node),
                                languages(path + ".languages", node.path("languages")),
                                period(
                                        path + ".open-for",
                                        node.path("open-for"),
                                        Duration.ZERO,
                                        LONGEST_OPEN)),
                        rule,
                        owner));
    }

    private String name(String path, JsonNode node) {
        var name = texts.in(path + ".name", node.path("name"));
        if (node.has("name") && (name.isBlank() || name.length() > LONGEST_NAME)) {
            problems.add("settings.name-wanted", path + ".name", LONGEST_NAME);
        }
        return name;
    }

    private Searching searching(String path, JsonNode node) {
        var filters = new FilterReader(texts, problems);
        return new Searching(
                search(path + ".search", node.path("search")),
                filters.read(path + ".filter", node.path("filter")),
                texts.in(path + ".rerank", node.path("rerank")),
                period(
                        path + ".timeout",
                        node.path("timeout"),
                        Searching.PATIENCE,
                        LONGEST_PATIENCE));
    }

    private Search search(String path, JsonNode node) {
        if (node.isMissingNode()) {
            return Search.STORE;
        }
        var name = texts.in(path, node).toUpperCase(Locale.ROOT);
        return Arrays.stream(Search.values())
                .filter(search -> search.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("settings.search-wanted", path);
                    return Search.STORE;
                });
    }

    private Duration period(String path, JsonNode node, Duration usual, Duration longest) {
        if (node.isMissingNode()) {
            return usual;
        }
        var period = Period.read(texts.in(path, node));
        boolean ends = usual.isZero() || period.filter(Duration::isZero).isEmpty();
        if (period.isEmpty() || !ends || period.get().compareTo(longest) > 0) {
            problems.add("settings.wait-wanted", path, longest.toSeconds());
            return usual;
        }
        return period.get();
    }

    private Sight sight(String path, JsonNode node) {
        boolean asAsker = flag(path + ".as-asker", node.path("as-asker"));
        var key = texts.in(path + ".groups-key", node.path("groups-key"));
        if (asAsker && !key.isBlank()) {
            problems.add("settings.one-sight", path);
        }
        return asAsker ? new Sight.OfAsker() : key.isBlank() ? Sight.SAME : new Sight.OfGroups(key);
    }

    private Set<Locale> languages(String path, JsonNode node) {
        var languages = new HashSet<Locale>();
        node.forEach(each ->
                LANGUAGES.stream()
                        .filter(known -> known.getLanguage().equals(texts.in(path, each)))
                        .forEach(languages::add));
        if (!node.isMissingNode()
                && (!node.isArray() || node.isEmpty() || languages.size() < node.size())) {
            problems.add("settings.languages-wanted", path);
        }
        return languages;
    }

    private boolean flag(String path, JsonNode node) {
        var text = texts.in(path, node);
        if (!Set.of("", "true", "false").contains(text)) {
            problems.add("settings.flag-wanted", path);
        }
        return text.equals("true");
    }

    private String owner(String path, JsonNode node) {
        var owner = texts.in(path, node);
        if (!OWNER.matcher(owner).matches()) {
            problems.add("settings.owner-wanted", path);
        }
        return owner;
    }

    private Set<String> people(String path, JsonNode node) {
        var people = ids(path, node);
        new Ids(problems).people(path, people);
        return people;
    }

    /// Left out, it restricts nothing; an empty list is a mistake.
    private Set<String> ids(String path, JsonNode node) {
        var ids = new HashSet<String>();
        node.forEach(each -> ids.add(texts.in(path, each)));
        if (!node.isMissingNode() && (!node.isArray() || ids.isEmpty())) {
            problems.add("settings.ids-wanted", path);
        }
        return ids;
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
        new Ids(problems).channels(path, channels);
        return channels;
    }
}
