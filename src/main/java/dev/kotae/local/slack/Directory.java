package dev.kotae.local.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who there is in a workspace: its people, and its user groups.
public final class Directory {
    private final List<Someone> people = new CopyOnWriteArrayList<>(Founding.PEOPLE);
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    Directory() {}

    /// Everybody, bots included.
    public List<Someone> people() {
        return List.copyOf(people);
    }

    /// Somebody, if there is such an id.
    public Optional<Someone> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /// Lets somebody in, or in again as somebody else.
    public void welcome(Someone person) {
        people.removeIf(before -> before.id().equals(person.id()));
        people.add(person);
    }

    /// Makes a user group of some people, or changes who is in it.
    ///
    /// @param id Slack's id, `S…`
    public void group(String id, List<String> users) {
        groups.put(id, List.copyOf(users));
    }

    /// Who is in a user group.
    ///
    /// @throws SlackError `no_such_subteam`
    public List<String> group(String id) {
        return Optional.ofNullable(groups.get(id))
                .orElseThrow(() -> new SlackError("no_such_subteam"));
    }
}
