package dev.kotae.local.slack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The agent sessions: one for each thread in which the bot works (docs.slack.dev, "Agent
/// sessions", read September 2026). Safe to use from many threads.
public final class Sessions {
    private final Workspace workspace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> sessions = new HashMap<>();

    /// @param workspace hears of every change
    public Sessions(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The bot says how far it is; a session that is not there yet begins.
    ///
    /// @param title for a new session, or empty
    /// @param untilReply whether the bot's next post ends it, as with `assistant.threads.setStatus`
    public Session set(
            String channel, String thread, Status status, String title, boolean untilReply) {
        lock.lock();
        try {
            var old = sessions.get(channel + thread);
            var name = old == null ? title : old.title();
            return put(new Session(channel, thread, status, name, untilReply));
        } finally {
            lock.unlock();
        }
    }

    /// A session that is there gets another status; where there is none nothing happens.
    public void end(String channel, String thread, Status status) {
        lock.lock();
        try {
            var old = sessions.get(channel + thread);
            if (old != null && old.status() != status) {
                put(new Session(channel, thread, status, old.title(), false));
            }
        } finally {
            lock.unlock();
        }
    }

    /// The bot has posted, which ends what lasts until then.
    public void replied(String channel, String thread) {
        find(channel, thread)
                .filter(Session::untilReply)
                .ifPresent(session -> end(channel, thread, Status.ACTIVE));
    }

    /// Gives a session another title; one that is not there yet begins.
    public Session rename(String channel, String thread, String title) {
        lock.lock();
        try {
            var old = sessions.get(channel + thread);
            var status = old == null ? Status.ACTIVE : old.status();
            boolean untilReply = old != null && old.untilReply();
            return put(new Session(channel, thread, status, title, untilReply));
        } finally {
            lock.unlock();
        }
    }

    private Session put(Session session) {
        sessions.put(session.channel() + session.thread(), session);
        workspace.show(new Happening.InSession(session));
        return session;
    }

    /// A thread's session.
    public Optional<Session> find(String channel, String thread) {
        lock.lock();
        try {
            return Optional.ofNullable(sessions.get(channel + thread));
        } finally {
            lock.unlock();
        }
    }

    /// All there are.
    public List<Session> all() {
        lock.lock();
        try {
            return List.copyOf(sessions.values());
        } finally {
            lock.unlock();
        }
    }

    /// How far the bot is.
    public enum Status {
        /// It waits for the next question.
        ACTIVE,
        /// It works; people have a button to stop it.
        PROCESSING,
        /// It waits for an answer to its own question.
        SUSPENDED,
        /// It has nothing more to do here.
        CLOSED
    }

    /// One session.
    ///
    /// @param thread the root's `ts`
    /// @param title what people see it called, or empty
    /// @param untilReply whether the bot's next post ends its work
    public record Session(
            String channel, String thread, Status status, String title, boolean untilReply) {}
}
