package dev.kotae.app;

import dev.kotae.answer.Instructions;
import dev.kotae.app.Settings.Source;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the settings from a file and the environment, which wins, and finds everything that is
/// wrong with them in one go.
final class SettingsReader {
    private static final Set<String> STRUCTURED = Set.of("knowledge", "instructions");
    private static final Set<String> SOURCE_KEYS = Set.of("bedrock", "folder", "link", "channels");

    /// One or more, separated by commas: what can stand in an HTTP header.
    private static final Pattern SECRETS = Pattern.compile("[!-+\\--~]+(\\s*,\\s*[!-+\\--~]+)*");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final Map<Key, String> origins = new EnumMap<>(Key.class);
    private final List<Source> knowledge = new ArrayList<>();
    private Instructions instructions = Instructions.NONE;
    private String file = "";
    private String place = "";

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Settings from the environment alone.
    static Settings read(Map<String, String> environment) throws SettingsProblem {
        return new SettingsReader(environment).settings();
    }

    /// Settings from a file, with the environment over it.
    static Settings read(Path file, Map<String, String> environment) throws SettingsProblem {
        var reader = new SettingsReader(environment);
        reader.file(file);
        return reader.settings();
    }

    private Settings settings() throws SettingsProblem {
        environment();
        values.forEach(this::check);
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        return new Settings(values, knowledge, instructions);
    }

    private void file(Path path) {
        file = path.toString();
        place = file;
        try {
            var tree = new YAMLMapper().readTree(Files.readString(path));
            switch (tree) {
                case JsonNode missing when missing.isMissingNode() || missing.isNull() -> {}
                case JsonNode object when object.isObject() -> branch("", object);
                default -> problem("settings.not-a-map", "");
            }
        } catch (JacksonException malformed) {
            var where = malformed.getLocation();
            problem("settings.malformed", "", where.getLineNr(), where.getColumnNr());
        } catch (IOException unreadable) {
            problem("settings.unreadable", "");
        }
    }

    private void branch(String prefix, JsonNode object) {
        for (var entry : object.properties()) {
            var path = prefix + entry.getKey();
            var node = entry.getValue();
            if (node.isNull()) {
                known(path);
            } else if (path.equals("knowledge")) {
                knowledge(node);
            } else if (path.equals("instructions")) {
                instructions(node);
            } else if (Key.at(path).isPresent()) {
                scalar(Key.at(path).get(), node);
            } else if (node.isObject() && isBranch(path)) {
                branch(path + ".", node);
            } else {
                known(path);
            }
        }
    }

    private static boolean isBranch(String path) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.path().startsWith(path + "."));
    }

    private void known(String path) {
        if (Key.at(path).isPresent() || STRUCTURED.contains(path)) {
            return;
        }
        if (isBranch(path)) {
            problem("settings.map-wanted", path);
            return;
        }
        var all = Arrays.stream(Key.values()).map(Key::path).collect(Collectors.toSet());
        all.addAll(STRUCTURED);
        Nearest.to(path, branches())
                .ifPresentOrElse(
                        near -> problem("settings.unknown-near", path, near),
                        () -> unknown(path, all));
    }

    /// What holds other settings, such as `bedrock` and `bedrock.models`.
    private static Set<String> branches() {
        var branches = new TreeSet<String>();
        for (var key : Key.values()) {
            for (int dot = key.path().indexOf('.');
                    dot > 0;
                    dot = key.path().indexOf('.', dot + 1)) {
                branches.add(key.path().substring(0, dot));
            }
        }
        return branches;
    }

    private void unknown(String path, Set<String> all) {
        Nearest.to(path, all)
                .ifPresentOrElse(
                        near -> problem("settings.unknown-near", path, near),
                        () -> problem("settings.unknown", path, new TreeSet<>(all)));
    }

    private void scalar(Key key, JsonNode node) {
        if (key == Key.SLACK_SIGNING_SECRET && node.isArray()) {
            var both = new ArrayList<String>();
            node.forEach(each -> both.add(substituted(key.path(), each.asString())));
            values.put(key, String.join(",", both));
        } else if (node.isValueNode()) {
            values.put(key, substituted(key.path(), node.asString()));
        } else {
            problem("settings.one-value-wanted", key.path());
        }
    }

    private void knowledge(JsonNode list) {
        if (!list.isArray()) {
            problem("settings.list-wanted", "knowledge");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            source("knowledge[" + i + "]", list.get(i));
        }
    }

    private void source(String path, JsonNode node) {
        if (!node.isObject()) {
            problem("settings.source-wanted", path);
            return;
        }
        for (var name : node.propertyNames()) {
            if (!SOURCE_KEYS.contains(name)) {
                unknown(path + "." + name, qualified(path));
            }
        }
        var channels = channels(path + ".channels", node.path("channels"));
        if (node.hasNonNull("folder") && !node.has("bedrock")) {
            var folder = substituted(path + ".folder", node.get("folder").asString());
            if (!Files.isDirectory(Path.of(folder))) {
                problem("settings.no-folder", path + ".folder", folder);
            }
            var link = node.path("link").asString("");
            knowledge.add(new Source.Folder(folder, substituted(path + ".link", link), channels));
        } else if (node.hasNonNull("bedrock") && !node.has("folder")) {
            var id = substituted(path + ".bedrock", node.get("bedrock").asString());
            knowledge.add(new Source.Base(id, channels));
        } else {
            problem("settings.source-wanted", path);
        }
    }

    private static Set<String> qualified(String path) {
        return SOURCE_KEYS.stream().map(name -> path + "." + name).collect(Collectors.toSet());
    }

    private Set<String> channels(String path, JsonNode node) {
        if (node.isMissingNode()) {
            return Set.of("*");
        }
        var channels = new HashSet<String>();
        node.forEach(each -> channels.add(substituted(path, each.asString())));
        if (!node.isArray() || channels.isEmpty()) {
            problem("settings.channels-wanted", path);
        }
        return channels;
    }

    private void instructions(JsonNode node) {
        if (node.isValueNode()) {
            var text = substituted("instructions", node.asString());
            instructions = new Instructions(text, Map.of());
        } else if (node.isObject()) {
            var channels = new HashMap<String, String>();
            node.properties()
                    .forEach(entry -> {
                        var path = "instructions." + entry.getKey();
                        var text = substituted(path, entry.getValue().asString(""));
                        channels.put(entry.getKey(), text);
                    });
            var everywhere = Optional.ofNullable(channels.remove("*")).orElse("");
            instructions = new Instructions(everywhere, channels);
        } else {
            problem("settings.instructions-wanted", "instructions");
        }
    }

    private void environment() {
        var known = new LinkedHashMap<String, Key>();
        for (var key : Key.values()) {
            key.variables().forEach(variable -> known.put(variable, key));
            environment(key);
        }
        place = Words.say("settings.environment");
        for (var variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith("KOTAE_") && !known.containsKey(variable)) {
                unknown(variable, known.keySet());
            }
        }
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

    private void check(Key key, String value) {
        place = origins.getOrDefault(key, file);
        switch (key.kind()) {
            case PORT -> number(key, value);
            case URL -> url(key, value);
            case CERTIFICATES -> certificates(key, value);
            case REGION -> {
                if (!value.matches("[a-z]+(-[a-z0-9]+)+")) {
                    problem("settings.region-wanted", key.path(), value);
                }
            }
            case SECRET -> {
                if (!SECRETS.matcher(value).matches()) {
                    problem("settings.secret-wanted", key.path());
                }
            }
            case LOG_FORMAT -> choice(key, value, List.of("text", "json"));
            case LOG_LEVEL -> choice(key, value, List.of("error", "warn", "info", "debug"));
            case TEXT -> {}
        }
    }

    private void number(Key key, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            problem("settings.port-wanted", key.path(), value);
        }
    }

    private void url(Key key, String value) {
        if (!isWebAddress(value)) {
            problem("settings.url-wanted", key.path(), value);
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            var address = new URI(value);
            return address.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void certificates(Key key, String value) {
        try (var in = Files.newInputStream(Path.of(value))) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                problem("settings.no-certificates", key.path(), value);
            }
        } catch (IOException | InvalidPathException e) {
            problem("settings.no-file", key.path(), value);
        } catch (CertificateException e) {
            problem("settings.no-certificates", key.path(), value);
        }
    }

    private void choice(Key key, String value, List<String> choices) {
        if (!choices.contains(value)) {
            problem("settings.choice-wanted", key.path(), value, String.join(", ", choices));
        }
    }

    private String substituted(String path, String text) {
        return Substitution.in(text, environment, name -> problem("settings.unset", path, name));
    }

    private void problem(String key, String path, Object... more) {
        var arguments = new ArrayList<Object>(List.of(place, path));
        arguments.addAll(Arrays.asList(more));
        problems.add(Words.say(key, arguments.toArray()));
    }
}
