package dev.kotae.app.settings;

import dev.kotae.answer.Instructions;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.app.words.Words;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Tier;
import dev.kotae.routing.Terms;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the settings from a file and the environment, which wins, and finds everything that is
/// wrong with them in one go.
public final class SettingsReader {
    private static final Set<String> STRUCTURED =
            Set.of(
                    "knowledge",
                    "groups",
                    "instructions",
                    "limits",
                    "manners.channels",
                    "models",
                    "routing.channels");

    /// Numbers keep the digits that they are written with: an id of Slack's looks like a number and
    /// has more than fit into a double. Of a key that stands twice neither value is believed.
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /// Set in every container beside a Service of such a name
    /// (<https://kubernetes.io/docs/concepts/services-networking/service/>, 2026-11).
    private static final Pattern SERVICE =
            Pattern.compile("KOTAE_(\\w+_)?(SERVICE_(HOST|PORT\\w*)|PORT_\\d+_(TCP|UDP|SCTP)\\w*)");

    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final KnownPaths known = new KnownPaths(problems, STRUCTURED);
    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final Set<String> written = new HashSet<>();
    private final Map<Key, String> origins = new EnumMap<>(Key.class);
    private List<Source> knowledge = List.of();
    private Map<String, Set<String>> groups = Map.of();
    private List<Limit> limits = List.of();
    private Instructions instructions = Instructions.NONE;
    private Map<String, Wishes> channels = Map.of();
    private SequencedMap<String, ModelCard> models = new LinkedHashMap<>();
    private Map<String, Terms> terms = Map.of();
    private String file = "";

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Settings from the environment alone.
    public static Settings read(Map<String, String> environment) throws SettingsProblem {
        return new SettingsReader(environment).settings();
    }

    /// Settings from a file, with the environment over it.
    public static Settings read(Path file, Map<String, String> environment) throws SettingsProblem {
        var reader = new SettingsReader(environment);
        reader.file(file);
        return reader.settings();
    }

    private Settings settings() throws SettingsProblem {
        environment();
        var check = new ValueCheck(problems);
        values.forEach((key, value) -> {
            comesFrom(key);
            // What is said already leaves it empty.
            if (!problems.tell(key.path())) {
                check.check(key, value);
            }
        });
        new Idle(problems, values, this::comesFrom).check();
        new PortCheck(problems, values, this::comesFrom).check();
        problems.in(file);
        channels.forEach((channel, wishes) ->
                wishes.tier()
                        .ifPresent(word ->
                                checkModel("manners.channels." + channel + ".model", word)));
        terms.forEach((channel, allowed) ->
                allowed.only()
                        .forEach(
                                word -> checkModel("routing.channels." + channel + ".only", word)));
        new Nesting(problems).check(knowledge, Optional.ofNullable(values.get(Key.FAQ)));
        var named = GroupsReader.all(groups, knowledge, problems);
        problems.raise();
        return new Settings(
                values, knowledge, named, instructions, limits, channels, models, terms);
    }

    private void comesFrom(Key key) {
        problems.in(origins.getOrDefault(key, file));
    }

    private void checkModel(String path, String word) {
        if (Tier.called(word).isEmpty() && !models.containsKey(word)) {
            problems.add("settings.no-model", path, word);
        }
    }

    private void file(Path path) {
        file = path.toString();
        problems.in(file);
        try {
            var tree = YAML.readTree(Files.readString(path));
            switch (tree) {
                case JsonNode missing when missing.isMissingNode() || missing.isNull() -> {}
                case JsonNode object when object.isObject() ->
                        branch(new Branch("", object, environment, problems));
                default -> problems.add("settings.not-a-map", "");
            }
        } catch (JacksonException malformed) {
            malformed(malformed);
        } catch (CharacterCodingException foreign) {
            problems.add("settings.not-utf-8", "");
        } catch (IOException unreadable) {
            problems.add(
                    Files.isDirectory(path) ? "settings.is-folder" : "settings.unreadable", "");
        }
    }

    /// What the file's grammar allows and the parser refuses is a key that stands twice.
    private void malformed(JacksonException fault) {
        var where = fault.getLocation();
        if (fault.getClass() == StreamReadException.class
                && fault.processor() instanceof JsonParser parser
                && parser.currentName() != null) {
            problems.add("settings.twice", parser.currentName(), where.getLineNr());
        } else {
            problems.add("settings.malformed", "", where.getLineNr(), where.getColumnNr());
        }
    }

    private void branch(Branch branch) {
        for (var child : branch.named().values()) {
            var path = child.path();
            if (child.written().isEmpty()) {
                known.check(path);
            } else if (STRUCTURED.contains(path) || Key.at(path).isPresent()) {
                if (!written.add(path)) {
                    child.wrong("settings.again");
                }
                Key.at(path).ifPresentOrElse(key -> scalar(key, child), () -> structured(child));
            } else if (child.node().isObject() && known.isBranch(path)) {
                branch(child);
            } else {
                known.check(path);
            }
        }
    }

    private void structured(Branch branch) {
        switch (branch.path()) {
            case "knowledge" -> knowledge = KnowledgeReader.read(branch);
            case "groups" -> groups = GroupsReader.read(branch);
            case "models" -> models = ModelsReader.read(branch);
            case "limits" -> limits = LimitsReader.read(branch);
            case "manners.channels" -> channels = MannersReader.read(branch);
            case "routing.channels" -> terms = RoutingReader.read(branch);
            case "instructions" -> instructions = InstructionsReader.read(branch);
            default -> throw new IllegalArgumentException(branch.path());
        }
    }

    private void scalar(Key key, Branch branch) {
        if (key.kind().many() && branch.node().isArray()) {
            values.put(key, String.join(",", branch.texts()));
        } else if (branch.node().isValueNode()) {
            var value = branch.text();
            // Of other kinds it is wrong; of these nobody would tell.
            if (key.kind() != Key.Kind.TEXT || !value.isBlank()) {
                values.put(key, value);
            }
        } else {
            branch.wrong("settings.one-value-wanted");
        }
    }

    private void environment() {
        var variables = new LinkedHashMap<String, Key>();
        for (var key : Key.values()) {
            key.variables().forEach(variable -> variables.put(variable, key));
            environment(key);
        }
        problems.in(Words.say("settings.environment"));
        for (var variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith("KOTAE_")
                    && !variables.containsKey(variable)
                    && !isOfKubernetes(variable)) {
                problems.unknown(variable, variables.keySet());
            }
        }
    }

    /// Whether it tells of a Service called kotae.
    private boolean isOfKubernetes(String variable) {
        return SERVICE.matcher(variable).matches()
                || (variable.endsWith("_PORT")
                        && environment.getOrDefault(variable, "").contains("://"));
    }

    /// A region that the file names is meant for Bedrock; the machine's is for everything.
    private void environment(Key key) {
        boolean ambientLoses = key == Key.BEDROCK_REGION && values.containsKey(key);
        for (var variable : key.variables().reversed()) {
            var value = environment.getOrDefault(variable, "");
            if (!value.isBlank() && (variable.startsWith("KOTAE_") || !ambientLoses)) {
                values.put(key, value.strip());
                origins.put(key, variable);
            }
        }
    }
}
