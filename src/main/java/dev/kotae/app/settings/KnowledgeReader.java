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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private KnowledgeReader() {}

    static List<Source> read(Branch knowledge) {
        if (!knowledge.node().isArray()) {
            knowledge.wrong("settings.list-wanted");
        }
        return knowledge.listed().stream().flatMap(source -> source(source).stream()).toList();
    }

    private static Optional<Source> source(Branch source) {
        var folder = source.at("folder");
        var base = source.at("bedrock");
        var all = new HashSet<>(OF_FOLDERS);
        all.addAll(OF_BASES);
        source.only(!folder.isMissing() ? OF_FOLDERS : !base.isMissing() ? OF_BASES : all);
        var rule =
                new Rule(
                        channels(source.at("channels")),
                        people(source.at("people")),
                        ids(source.at("groups")));
        var owner = owner(source.at("owner"));
        var read =
                base.isMissing()
                        ? said(folder).map(path -> folder(source, path, rule, owner))
                        : folder.isMissing()
                                ? said(base).map(id -> base(source, id, rule, owner))
                                : Optional.<Source>empty();
        if (read.isEmpty()) {
            source.wrong("settings.source-wanted");
        }
        return read;
    }

    private static Optional<String> said(Branch branch) {
        return branch.written().map(Branch::text).filter(text -> !text.isBlank());
    }

    private static Source folder(Branch source, String path, Rule rule, String owner) {
        if (!Files.isDirectory(Path.of(path))) {
            source.at("folder").wrong("settings.no-folder", path);
        }
        return new Source.Folder(name(source), path, source.at("link").text(), rule, owner);
    }

    private static Source base(Branch source, String id, Rule rule, String owner) {
        return new Source.Base(
                new BaseSettings(
                        id,
                        name(source),
                        searching(source),
                        sight(source),
                        languages(source.at("languages")),
                        period(source.at("open-for"), Duration.ZERO, LONGEST_OPEN)),
                rule,
                owner);
    }

    private static String name(Branch source) {
        var name = source.at("name");
        var text = name.text();
        if (!name.isMissing() && (text.isBlank() || text.length() > LONGEST_NAME)) {
            name.wrong("settings.name-wanted", LONGEST_NAME);
        }
        return text;
    }

    private static Searching searching(Branch source) {
        return new Searching(
                search(source.at("search")),
                FilterReader.read(source.at("filter")),
                source.at("rerank").text(),
                period(source.at("timeout"), Searching.PATIENCE, LONGEST_PATIENCE));
    }

    private static Search search(Branch search) {
        if (search.isMissing()) {
            return Search.STORE;
        }
        var name = search.text().toUpperCase(Locale.ROOT);
        return Arrays.stream(Search.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    search.wrong("settings.search-wanted");
                    return Search.STORE;
                });
    }

    private static Duration period(Branch period, Duration usual, Duration longest) {
        if (period.isMissing()) {
            return usual;
        }
        var read = Period.read(period.text());
        boolean ends = usual.isZero() || read.filter(Duration::isZero).isEmpty();
        if (read.isEmpty() || !ends || read.get().compareTo(longest) > 0) {
            period.wrong("settings.wait-wanted", longest.toSeconds());
            return usual;
        }
        return read.get();
    }

    private static Sight sight(Branch source) {
        boolean asAsker = flag(source.at("as-asker"));
        var key = source.at("groups-key").text();
        if (asAsker && !key.isBlank()) {
            source.wrong("settings.one-sight");
        }
        return asAsker ? new Sight.OfAsker() : key.isBlank() ? Sight.SAME : new Sight.OfGroups(key);
    }

    private static Set<Locale> languages(Branch list) {
        var texts = list.texts();
        var languages =
                LANGUAGES.stream()
                        .filter(known -> texts.contains(known.getLanguage()))
                        .collect(Collectors.toSet());
        if (!list.isMissing()
                && (!list.node().isArray() || texts.isEmpty() || languages.size() < texts.size())) {
            list.wrong("settings.languages-wanted");
        }
        return languages;
    }

    private static boolean flag(Branch flag) {
        var text = flag.text();
        if (!Set.of("", "true", "false").contains(text)) {
            flag.wrong("settings.flag-wanted");
        }
        return text.equals("true");
    }

    private static String owner(Branch owner) {
        var text = owner.text();
        if (!OWNER.matcher(text).matches()) {
            owner.wrong("settings.owner-wanted");
        }
        return text;
    }

    private static Set<String> people(Branch people) {
        var ids = ids(people);
        Ids.at(people).people(ids);
        return ids;
    }

    /// Left out, it restricts nothing; an empty list is a mistake.
    private static Set<String> ids(Branch list) {
        var ids = Set.copyOf(list.texts());
        if (!list.isMissing() && (!list.node().isArray() || ids.isEmpty())) {
            list.wrong("settings.ids-wanted");
        }
        return ids;
    }

    private static Set<String> channels(Branch list) {
        if (list.isMissing()) {
            return Set.of("*");
        }
        var channels = Set.copyOf(list.texts());
        if (!list.node().isArray() || channels.isEmpty()) {
            list.wrong("settings.channels-wanted");
        }
        Ids.at(list).channels(channels);
        return channels;
    }
}
