package dev.kotae.app.settings;

import dev.kotae.app.settings.Settings.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `groups`: who belongs to the groups that may read some of the documents, such as `{ hr:
/// [S0123ABCD, U0123ABCD] }`.
final class GroupsReader {
    /// A user group of Slack, which a rule may name without further ado.
    private static final Pattern USER_GROUP = Pattern.compile("S[A-Z0-9]{2,30}");

    private static final Pattern MEMBER = Pattern.compile("[SUW][A-Z0-9]{2,30}");

    private GroupsReader() {}

    static Map<String, Set<String>> read(Branch groups) {
        if (!groups.node().isObject()) {
            groups.wrong("settings.groups-wanted");
        }
        var read = new HashMap<String, Set<String>>();
        groups.named().forEach((name, members) -> read.put(name, members(members)));
        return read;
    }

    private static Set<String> members(Branch list) {
        var members = Set.copyOf(list.texts());
        boolean known = members.stream().allMatch(id -> MEMBER.matcher(id).matches());
        if (!list.node().isArray() || members.isEmpty() || !known) {
            list.wrong("settings.groups-wanted");
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
