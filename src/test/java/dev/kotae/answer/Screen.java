package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A platform as its people see it. Lives on when a house that posts to it dies. Keeps to what a
/// door keeps to: one post for a turn, found again by a later attempt, and nothing changed that it
/// may not change.
final class Screen implements Channel {
    /// What stands in each post, by its name.
    final Map<String, String> posts = new ConcurrentHashMap<>();

    /// Every answer and every apology as it appeared, with the turn's id before it.
    final List<String> ends = new CopyOnWriteArrayList<>();

    /// The words that were seen while they were written.
    final Map<String, String> words = new ConcurrentHashMap<>();

    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final List<Turn> turns = new CopyOnWriteArrayList<>();
    final List<Progress> progress = new CopyOnWriteArrayList<>();
    final List<Integer> attempts = new CopyOnWriteArrayList<>();

    /// How the next finishes fail.
    final List<RuntimeException> refusals = new CopyOnWriteArrayList<>();

    /// How the next apologies fail.
    final List<RuntimeException> apologyRefusals = new CopyOnWriteArrayList<>();

    /// How the next openings fail.
    final List<RuntimeException> faults = new CopyOnWriteArrayList<>();

    final Semaphore left = new Semaphore(0);

    /// Happens at `posting`, `posted` (not yet told), `told`, `changing`, `word` and `ended`.
    volatile Consumer<String> at = step -> {};

    /// What comes with every question.
    volatile List<Enclosure> files = List.of();

    /// What others said in the thread of every question.
    volatile Overheard overheard = Overheard.NOTHING;

    /// What is said to one person.
    volatile Asides asides = Asides.NONE;

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final Map<String, String> byTurn = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    String next() throws InterruptedException {
        return String.valueOf(shown.poll(20, TimeUnit.SECONDS));
    }

    boolean nothingFor(Duration time) throws InterruptedException {
        return shown.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public Person asker(Turn turn) {
        return new Person(turn.asked().asker(), "Emma", Locale.US, ZoneOffset.UTC);
    }

    @Override
    public String placeName(Turn turn) {
        return "";
    }

    @Override
    public Overheard overheard(Turn turn, Instant since) {
        return overheard;
    }

    @Override
    public List<Enclosure> files(Turn turn, List<Enclosure> known) {
        return files;
    }

    @Override
    public boolean together(Turn first, Turn next) {
        return first.asked().replyTo().isEmpty() && next.asked().replyTo().isEmpty();
    }

    @Override
    public Asides asides() {
        return asides;
    }

    @Override
    public Membership membership() {
        return Membership.ASKER_ALONE;
    }

    @Override
    public Reply open(Turn turn, Person asker, Progress earlier, int attempt, Permit permit) {
        if (!faults.isEmpty()) {
            throw faults.removeFirst();
        }
        turns.add(turn);
        progress.add(earlier);
        attempts.add(attempt);
        var left =
                switch (earlier) {
                    case Progress.Untouched() -> "";
                    case Progress.Shown(var post) -> post;
                    case Progress.Recorded(var post, _) -> post;
                    case Progress.Apologised(var post, _) -> post;
                    case Progress.Replacing(var post, _) -> post;
                };
        boolean lost = left.isEmpty() && attempt > 1;
        var found = lost ? byTurn.getOrDefault(turn.id(), "") : left;
        return new Post(turn.id(), found, permit);
    }

    private final class Post implements Reply {
        private final String turn;
        private final Permit permit;
        private String name;

        private Post(String turn, String name, Permit permit) {
            this.turn = turn;
            this.name = name;
            this.permit = permit;
        }

        @Override
        public void status(Phrase doing) {}

        @Override
        public void append(String text) {
            permit.posted(name);
            put(words.merge(turn, text, String::concat) + "…");
            at.accept("word");
        }

        @Override
        public void finish(Answer answer) {
            refuse(refusals);
            answers.add(answer);
            end(answer.text());
        }

        @Override
        public void fail(Phrase apology) {
            refuse(apologyRefusals);
            end(
                    apology.wording()
                            + " "
                            + apology.arguments().stream().reduce((a, b) -> b).orElse(""));
        }

        @Override
        public void retract() {
            refuse(apologyRefusals);
            permit.posted(name);
            posts.remove(name);
            words.remove(turn);
            ends.add(turn + ": gone");
            shown.add("gone");
        }

        private void end(String text) {
            permit.posted(name);
            put(text);
            ends.add(turn + ": " + text);
            at.accept("ended");
            shown.add(text);
        }

        private void put(String text) {
            if (name.isEmpty()) {
                at.accept("posting");
                name = "post-" + names.incrementAndGet();
                posts.put(name, text);
                byTurn.put(turn, name);
                at.accept("posted");
                permit.posted(name);
                at.accept("told");
            } else {
                at.accept("changing");
                posts.put(name, text);
                permit.changed();
            }
        }

        private static void refuse(List<RuntimeException> refusals) {
            if (!refusals.isEmpty()) {
                throw refusals.removeFirst();
            }
        }

        @Override
        public void close() {
            left.release();
        }
    }

    static ReplyFailure busy() {
        return new ReplyFailure("chat.update: 503", true);
    }

    static ReplyFailure gone() {
        return new ReplyFailure("channel_not_found", false);
    }
}
