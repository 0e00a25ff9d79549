package dev.kotae.local.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// People, rooms and messages, all in memory: the newest [#KEPT] messages of a room are kept. Safe
/// to use from many threads.
public final class Workspace {
    /// How many messages of a room are kept.
    public static final int KEPT = 10_000;

    /// The workspace's own id.
    public static final String TEAM = "T0KOTAE000";

    /// The app's id.
    public static final String APP = "A0KOTAE000";

    /// The bot as a member.
    public static final String BOT = "U0KOTAE000";

    /// The bot as a bot.
    public static final String BOT_ID = "B0KOTAE000";

    /// Who speaks for Slack itself.
    public static final String SLACKBOT = "USLACKBOT";

    /// The English speaker at the keyboard.
    public static final String EMMA = "U0EMMA0000";

    /// The Japanese speaker at the keyboard.
    public static final String SATO = "U0SATO0000";

    /// The channel of everybody.
    public static final String GENERAL = "C0GENERAL0";

    /// The channel for questions about work itself.
    public static final String HR = "C0HR000000";

    /// A channel that not everybody sees.
    public static final String PLANNING = "C0PLANNING";

    /// An admin of the workspace who is not at the keyboard.
    public static final String TANAKA = "U0TANAKA00";

    /// A member who is not at the keyboard.
    public static final String PRIYA = "U0PRIYA000";

    /// A guest, in one channel alone.
    public static final String GUEST = "U0GUEST000";

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Room> rooms;
    private final Directory directory = new Directory();
    private final Map<String, NavigableMap<String, Post>> posts = new TreeMap<>();
    private final Sessions sessions = new Sessions(this);
    private final Views views = new Views(this);
    private final SharedFiles files = new SharedFiles();
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private long lastMicros;

    /// An empty workspace with its people in their rooms.
    public Workspace(InstantSource clock) {
        this.clock = clock;
        this.rooms = new CopyOnWriteArrayList<>(Founding.rooms());
        rooms.forEach(room -> posts.put(room.id(), new TreeMap<>()));
    }

    /// The direct message of a person with the bot.
    public static String directMessage(String user) {
        return "D" + user.substring(1);
    }

    /// Called for everything that happens, in order, while the workspace stands still: listeners
    /// take note and return at once.
    public void listen(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    /// The agent sessions in its threads.
    public Sessions sessions() {
        return sessions;
    }

    /// The modals and Home tabs before its people.
    public Views views() {
        return views;
    }

    /// What its people shared.
    public SharedFiles files() {
        return files;
    }

    /// Who there is.
    public Directory directory() {
        return directory;
    }

    /// Everybody, bots included.
    public List<Someone> people() {
        return directory.people();
    }

    /// Opens a room, or changes one.
    public void open(Room room) {
        lock.lock();
        try {
            rooms.removeIf(before -> before.id().equals(room.id()));
            rooms.add(room);
            posts.computeIfAbsent(room.id(), _ -> new TreeMap<>());
        } finally {
            lock.unlock();
        }
    }

    /// Somebody, if there is such an id.
    public Optional<Someone> person(String id) {
        return directory.person(id);
    }

    /// Channels first, then direct messages.
    public List<Room> rooms() {
        return List.copyOf(rooms);
    }

    /// A room by its id.
    ///
    /// @throws SlackError `channel_not_found`
    public Room room(String id) {
        return rooms.stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    /// Puts up a message that all see.
    ///
    /// @param thread the root's `ts`, or empty
    /// @throws SlackError where room or thread do not exist
    public Post post(String channel, String thread, String author, Content content) {
        return put(channel, thread, author, "", content, false);
    }

    /// Puts up a message that one person sees.
    public Post whisper(String channel, String thread, String to, String author, Content content) {
        return put(channel, thread, author, to, content, false);
    }

    /// Begins a message that will grow.
    public Post stream(String channel, String thread, Content content) {
        return put(channel, thread, BOT, "", content, true);
    }

    private Post put(
            String channel,
            String thread,
            String author,
            String onlyFor,
            Content content,
            boolean streaming) {
        var room = room(channel).id();
        lock.lock();
        try {
            var there = postsOf(room);
            if (!thread.isEmpty() && !isThreadRoot(there.get(thread))) {
                throw new SlackError("thread_not_found");
            }
            var post =
                    new Post(
                            room, nextTs(), thread, author, onlyFor, content, streaming, "", false,
                            Map.of());
            there.put(post.ts(), post);
            if (there.size() > KEPT) {
                there.pollFirstEntry();
            }
            tell(new Happening.Posted(post));
            return post;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isThreadRoot(@Nullable Post post) {
        return post != null && post.isRoot() && post.onlyFor().isEmpty();
    }

    /// Replaces a message.
    ///
    /// @param how from the message as it stands; may throw [SlackError] to refuse
    /// @throws SlackError `message_not_found`
    public Post change(String channel, String ts, UnaryOperator<Post> how) {
        return alter(channel, ts, how, Happening.Changed::new);
    }

    /// Makes a message longer.
    ///
    /// @param more the Markdown that `how` adds
    /// @throws SlackError `message_not_found`
    public Post append(String channel, String ts, String more, UnaryOperator<Post> how) {
        return alter(channel, ts, how, (before, after) -> new Happening.Appended(after, more));
    }

    private Post alter(
            String channel,
            String ts,
            UnaryOperator<Post> how,
            BiFunction<Post, Post, Happening> telling) {
        var room = room(channel).id();
        lock.lock();
        try {
            var before = find(room, ts);
            var after = how.apply(before);
            postsOf(room).put(ts, after);
            tell(telling.apply(before, after));
            return after;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a message away. Where replies stand below it a gravestone takes its place, which goes
    /// with the last of them.
    ///
    /// @param check may throw [SlackError] to refuse
    /// @throws SlackError `message_not_found`
    public void remove(String channel, String ts, Consumer<Post> check) {
        var room = room(channel).id();
        lock.lock();
        try {
            var post = find(room, ts);
            check.accept(post);
            if (post.isRoot() && thread(room, ts).size() > 1) {
                var stone = post.buried();
                postsOf(room).put(ts, stone);
                tell(new Happening.Changed(post, stone));
                return;
            }
            postsOf(room).remove(ts);
            tell(new Happening.Removed(post));
            var root = postsOf(room).get(post.thread());
            if (root != null && root.isGravestone() && thread(room, root.ts()).size() == 1) {
                postsOf(room).remove(root.ts());
                tell(new Happening.Removed(root));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Replaces what one person sees.
    ///
    /// @throws SlackError `message_not_found`
    public Post changeWhisper(String channel, String ts, UnaryOperator<Post> how) {
        lock.lock();
        try {
            var before = seen(channel, ts);
            var after = how.apply(before);
            postsOf(before.channel()).put(ts, after);
            tell(new Happening.Changed(before, after));
            return after;
        } finally {
            lock.unlock();
        }
    }

    /// Takes away what one person sees.
    ///
    /// @throws SlackError `message_not_found`
    public void removeWhisper(String channel, String ts) {
        lock.lock();
        try {
            var post = seen(channel, ts);
            postsOf(post.channel()).remove(ts);
            tell(new Happening.Removed(post));
        } finally {
            lock.unlock();
        }
    }

    /// One message, whoever sees it.
    ///
    /// @throws SlackError `message_not_found`
    public Post seen(String channel, String ts) {
        lock.lock();
        try {
            return Optional.ofNullable(postsOf(room(channel).id()).get(ts))
                    .orElseThrow(() -> new SlackError("message_not_found"));
        } finally {
            lock.unlock();
        }
    }

    /// One message.
    ///
    /// @throws SlackError `message_not_found`, also for one that only one person sees
    public Post find(String channel, String ts) {
        lock.lock();
        try {
            return Optional.ofNullable(postsOf(room(channel).id()).get(ts))
                    .filter(post -> post.onlyFor().isEmpty())
                    .orElseThrow(() -> new SlackError("message_not_found"));
        } finally {
            lock.unlock();
        }
    }

    /// All messages of a room, threads and what only one person sees included, oldest first.
    ///
    /// @throws SlackError `channel_not_found`
    public List<Post> posts(String channel) {
        var room = room(channel).id();
        lock.lock();
        try {
            return List.copyOf(postsOf(room).values());
        } finally {
            lock.unlock();
        }
    }

    /// A thread that all see, its root first; empty where there is no such root.
    ///
    /// @throws SlackError `channel_not_found`
    public List<Post> thread(String channel, String root) {
        var room = room(channel).id();
        lock.lock();
        try {
            return postsOf(room).tailMap(root, true).values().stream()
                    .filter(post -> post.onlyFor().isEmpty())
                    .filter(post -> post.ts().equals(root) || post.thread().equals(root))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /// The bot says what it is doing; an empty text says that it has ended.
    public void doing(String channel, String thread, String text) {
        happened(new Happening.Doing(room(channel).id(), thread, text));
    }

    /// The bot suggests questions.
    public void suggest(String channel, List<Happening.Suggestion> suggestions) {
        happened(new Happening.Suggested(room(channel).id(), List.copyOf(suggestions)));
    }

    /// Something besides messages changed.
    void show(Happening.Staged happening) {
        happened(happening);
    }

    private void happened(Happening happening) {
        lock.lock();
        try {
            tell(happening);
        } finally {
            lock.unlock();
        }
    }

    private NavigableMap<String, Post> postsOf(String room) {
        return Objects.requireNonNull(posts.get(room));
    }

    /// The `ts` of what happens now: no two are equal and later ones are greater.
    public String nextTs() {
        lock.lock();
        try {
            var now = clock.instant();
            long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
            lastMicros = Math.max(micros, lastMicros + 1);
            return Timestamp.of(Instant.EPOCH.plus(lastMicros, ChronoUnit.MICROS));
        } finally {
            lock.unlock();
        }
    }

    private void tell(Happening happening) {
        listeners.forEach(listener -> listener.accept(happening));
    }
}
