package dev.kotae.local.slack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The modals that lie before people, and their Home tabs. Safe to use from many threads.
public final class Views {
    /// How many modals lie on one another at most (docs.slack.dev, "Modals", read September 2026).
    private static final int DEEPEST = 3;

    private final Workspace workspace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<View>> stacks = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();

    /// @param workspace hears of every change
    public Views(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Puts a modal before somebody, in place of all others.
    public View open(String user, ObjectNode shown) {
        lock.lock();
        try {
            stacks.put(user, new ArrayList<>());
            return push(user, shown);
        } finally {
            lock.unlock();
        }
    }

    /// Puts a modal on top of the others.
    ///
    /// @throws SlackError `push_limit_reached`
    public View push(String user, ObjectNode shown) {
        lock.lock();
        try {
            var stack = stacks.computeIfAbsent(user, one -> new ArrayList<>());
            if (stack.size() >= DEEPEST) {
                throw new SlackError("push_limit_reached");
            }
            var id = id("V");
            var root = stack.isEmpty() ? id : stack.getFirst().id();
            var below = stack.isEmpty() ? "" : stack.getLast().id();
            var view = new View(id, user, hash(), root, below, shown);
            stack.add(view);
            tell(user, Map.of());
            return view;
        } finally {
            lock.unlock();
        }
    }

    /// Changes a modal, or a Home tab, where it stands.
    ///
    /// @param external the bot's own name of it where `id` is empty
    /// @param hash that it must have, or empty
    /// @throws SlackError `not_found`, `hash_conflict`
    public View update(String id, String external, String hash, ObjectNode shown) {
        lock.lock();
        try {
            var old =
                    all().filter(view -> isNamed(view, id, external))
                            .findFirst()
                            .orElseThrow(() -> new SlackError("not_found"));
            checkHash(old, hash);
            var changed = old.showing(shown, hash());
            replace(old, changed);
            return changed;
        } finally {
            lock.unlock();
        }
    }

    private Stream<View> all() {
        return Stream.concat(
                stacks.values().stream().flatMap(List::stream), homes.values().stream());
    }

    private static boolean isNamed(View view, String id, String external) {
        return id.isEmpty()
                ? view.shown().path("external_id").asString("").equals(external)
                : view.id().equals(id);
    }

    private static void checkHash(View view, String hash) {
        if (!hash.isEmpty() && !hash.equals(view.hash())) {
            throw new SlackError("hash_conflict");
        }
    }

    private void replace(View old, View changed) {
        if (homes.replace(old.user(), old, changed)) {
            workspace.show(new Happening.Home(changed));
            return;
        }
        stacks.getOrDefault(old.user(), new ArrayList<>())
                .replaceAll(view -> view.equals(old) ? changed : view);
        tell(old.user(), Map.of());
    }

    /// Gives somebody a Home tab.
    ///
    /// @param hash that the present one must have, or empty
    /// @throws SlackError `hash_conflict`
    public View publish(String user, String hash, ObjectNode shown) {
        lock.lock();
        try {
            var old = homes.get(user);
            if (old != null) {
                checkHash(old, hash);
            }
            var id = old == null ? id("V") : old.id();
            var view = new View(id, user, hash(), id, "", shown);
            homes.put(user, view);
            workspace.show(new Happening.Home(view));
            return view;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the top modal away.
    public void pop(String user) {
        lock.lock();
        try {
            var stack = stacks.getOrDefault(user, new ArrayList<>());
            if (!stack.isEmpty()) {
                stack.removeLast();
            }
            tell(user, Map.of());
        } finally {
            lock.unlock();
        }
    }

    /// Takes all modals away.
    public void clear(String user) {
        lock.lock();
        try {
            stacks.remove(user);
            tell(user, Map.of());
        } finally {
            lock.unlock();
        }
    }

    /// Shows somebody what is wrong with what they entered.
    ///
    /// @param errors what by the block's id; under an empty id what is wrong with all of it
    public void complain(String user, Map<String, String> errors) {
        lock.lock();
        try {
            tell(user, errors);
        } finally {
            lock.unlock();
        }
    }

    /// The modals before somebody, the lowest first.
    public List<View> stack(String user) {
        lock.lock();
        try {
            return List.copyOf(stacks.getOrDefault(user, List.of()));
        } finally {
            lock.unlock();
        }
    }

    /// Somebody's Home tab, where the bot has given them one.
    public Optional<View> home(String user) {
        lock.lock();
        try {
            return Optional.ofNullable(homes.get(user));
        } finally {
            lock.unlock();
        }
    }

    /// A view that somebody sees.
    ///
    /// @throws SlackError `not_found`
    public View find(String user, String id) {
        lock.lock();
        try {
            Predicate<View> theirs = view -> view.user().equals(user) && view.id().equals(id);
            return all().filter(theirs).findFirst().orElseThrow(() -> new SlackError("not_found"));
        } finally {
            lock.unlock();
        }
    }

    private void tell(String user, Map<String, String> errors) {
        var stack = List.copyOf(stacks.getOrDefault(user, List.of()));
        workspace.show(new Happening.Modals(user, stack, errors));
    }

    private static String id(String letter) {
        var random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return letter + random.substring(0, 10);
    }

    private static String hash() {
        return UUID.randomUUID().toString();
    }
}
