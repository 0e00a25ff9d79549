package dev.kotae.app.settings;

import dev.kotae.app.settings.Settings.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads `groups`: who belongs to the groups that may read some of the documents, such as `{ hr:
/// [S0123ABCD, U0123ABCD] }`.
record GroupsReader(Texts texts, Problems problems) {
    /// A user group of Slack, which a rule may name without further ado.
    private static final Pattern USER_GROUP = Pattern.compile("S[A-Z0-9]{2,30}");

    private static final Pattern MEMBER = Pattern.compile("[SUW][A-Z0-9]{2,30}");

    Map<String, Set<String>> read(JsonNode node) {
        var groups = new HashMap<String, Set<String>>();
        if (!node.isObject()) {
            problems.add("settings.groups-wanted", "groups");
            return groups;
        }
        for (var entry : node.properties()) {
            groups.put(entry.getKey(), members("groups." + entry.getKey(), entry.getValue()));
        }
        return groups;
    }

    private Set<String> members(String path, JsonNode list) {
        var members = new HashSet<String>();
        list.forEach(each -> members.add(texts.in(path, each)));
        boolean known = members.stream().allMatch(id -> MEMBER.matcher(id).matches());
        if (!list.isArray() || members.isEmpty() || !known) {
            problems.add("settings.groups-wanted", path);
        }
        return members;
    }

    /// These groups, and the user groups that rules name by their ids. A name that stands for
    /// nobody would keep everybody out, which nobody means.
    static Map<String, Set<String>> all(
            Map<String, Set<String>> named, List<Source> sources, Problems problems) {
        var all = new HashMap<>(named);
        for (var source : sources) {
            for (var group : source.rule().groups()) {
                if (USER_GROUP.matcher(group).matches()) {
                    all.putIfAbsent(group, Set.of(group));
                } else if (!all.containsKey(group)) {
                    problems.add("settings.no-group", "knowledge", group);
                }
            }
        }
        return all;
    }
}
