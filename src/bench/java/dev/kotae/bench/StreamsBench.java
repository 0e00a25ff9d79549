package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// What people see of many answers at once, within Slack's tiers. A real `serve` process, an
/// outside that answers at once and counts each workspace's calls in every minute.
///
/// `streams`: conversations (200) in 25 workspaces that stream at the same time. `signs`: the first
/// visible sign at 100 questions a second in 100 workspaces. `tiers`: 60 questions in a minute in
/// one workspace. `long`: answers of 15,000 characters. `others`: 20 questions a second in channels
/// of 50 workspaces, in turns with and without one of them being refused every call; the row is
/// that of the other 49. `--only NAME`, `--conversations N`, `--seconds N` of questions for `signs`
/// (20).
final class StreamsBench implements Outside.Heard {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PIECE = 20;
    private static final int PAIRS = 3;

    /// Seconds.
    private static final int RETRY_AFTER = 5;

    private final int characters;
    private final Duration between;
    private final ShownTexts shown = new ShownTexts();
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final Map<String, Question> questions = new ConcurrentHashMap<>();

    /// Whose every call is refused; nobody's where it is empty.
    private volatile String refused = "";

    /// @param characters of each answer
    /// @param between two pieces of 20 characters
    private StreamsBench(int characters, Duration between) {
        this.characters = characters;
        this.between = between;
    }

    private static final class Question {
        private final String team;
        private volatile long due;
        private volatile long sign;
        private volatile long end;

        private Question(String team) {
            this.team = team;
        }

        private long sign() {
            return sign == 0 ? Percentiles.NEVER : sign - due;
        }

        private long overhead(long model) {
            return end == 0 ? Percentiles.NEVER : end - due - model;
        }
    }

    static void run(String[] args) throws Exception {
        var only = Option.value(args, "--only").orElse("");
        int many = Option.number(args, "--conversations", 200);
        int seconds = Option.number(args, "--seconds", 20);
        var columns =
                new String[] {
                    "questions",
                    "whole",
                    "over tier",
                    "sign p50 ms",
                    "sign p99 ms",
                    "overhead p50 ms",
                    "overhead p99 ms",
                    "CPU ms/chunk"
                };
        try (var table = new Table("streams", args, columns)) {
            if (only.isEmpty() || only.equals("streams")) {
                new StreamsBench(3_000, Duration.ofMillis(40))
                        .measure(table, "streams at once", new Load(many, 25, 400, "D"));
            }
            if (only.isEmpty() || only.equals("signs")) {
                new StreamsBench(400, Duration.ofMillis(20))
                        .measure(table, "first sign", new Load(100 * seconds, 100, 100, "C"));
            }
            if (only.isEmpty() || only.equals("tiers")) {
                new StreamsBench(1_200, Duration.ofMillis(25))
                        .measure(table, "one workspace at its tiers", new Load(60, 1, 1, "C"));
            }
            if (only.isEmpty() || only.equals("long")) {
                new StreamsBench(15_000, Duration.ofMillis(5))
                        .measure(table, "15,000 characters", new Load(30, 25, 10, "D"));
            }
            if (only.isEmpty() || only.equals("others")) {
                new StreamsBench(400, Duration.ofMillis(20))
                        .others(table, new Load(300, 50, 20, "C"));
            }
        }
    }

    /// @param perSecond questions
    /// @param kind the first letter of channels: `D` for threads with the agent, `C` for channels
    private record Load(int questions, int workspaces, int perSecond, String kind) {}

    private void measure(Table table, String name, Load load) throws Exception {
        try (var site = site()) {
            ask(site, new Load(40, 40, 20, load.kind()), "W");
            measure(table, name, site, load, "T");
        }
    }

    /// Pairs of rounds in workspaces of their own, so that each round begins with full buckets.
    private void others(Table table, Load load) throws Exception {
        try (var site = site()) {
            ask(site, new Load(300, 40, 20, load.kind()), "W");
            for (int round = 0; round < PAIRS; round++) {
                measure(table, "others, none is refused", site, load, "A" + round + "T");
                refused = "B" + round + "T0";
                measure(table, "others, one is refused", site, load, "B" + round + "T");
                refused = "";
                await();
            }
            table.note("  calls that were refused: " + refusals.get());
        }
    }

    private void measure(Table table, String name, Site site, Load load, String teams)
            throws Exception {
        questions.clear();
        chunks.set(0);
        double before = site.served.child().cpuSeconds();
        ask(site, load, teams);
        row(table, name, site.served.child().cpuSeconds() - before);
    }

    private Site site() throws Exception {
        var outside = Outside.open(this, this::answer);
        var served = Served.start(outside.address(), "{}\n");
        var events = new SignedEvents(SignedEvents.SECRET);
        return new Site(outside, served, new OpenLoad(served.port()), events);
    }

    /// A process at work between its outside and who sends it events.
    private record Site(Outside outside, Served served, OpenLoad load, SignedEvents events)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            load.close();
            served.close();
            outside.close();
        }
    }

    /// The questions that nobody is refused.
    private List<Map.Entry<String, Question>> counted() {
        return questions.entrySet().stream()
                .filter(entry -> !entry.getValue().team.equals(refused))
                .toList();
    }

    /// Waits for the answers, too.
    private void ask(Site site, Load load, String teams) throws InterruptedException {
        var numbers = IntStream.range(0, load.questions()).iterator();
        site.load.send(
                load.perSecond(),
                load.questions(),
                () -> event(site.events, load, teams, numbers.nextInt()));
        await();
        if (site.load.refused() > 0) {
            throw new IllegalStateException("an event was refused");
        }
    }

    private OpenLoad.Event event(SignedEvents events, Load load, String teams, int number) {
        var question = new Question(teams + number % load.workspaces());
        var channel = load.kind() + teams + number;
        questions.put(channel, question);
        return new OpenLoad.Event(
                events.direct(question.team, channel, "<@U0BOT> How many days of leave?"),
                moment -> question.due = moment);
    }

    private void await() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until
                && !counted().stream().map(Map.Entry::getKey).allMatch(shown::hasEnded)) {
            Thread.sleep(50);
        }
    }

    private void row(Table table, String name, double cpu) {
        var whole = ShownTexts.letters(text().chars());
        var counted = counted();
        long complete =
                counted.stream()
                        .filter(entry -> shown.letters(entry.getKey()).equals(whole))
                        .count();
        long model = between.toNanos() * (characters / PIECE);
        var sign = percentiles(counted, Question::sign);
        var overhead = percentiles(counted, question -> question.overhead(model));
        table.row(
                name,
                (double) counted.size(),
                (double) complete,
                (double) shown.overTier(),
                sign.millis(0.5),
                sign.millis(0.99),
                overhead.millis(0.5),
                overhead.millis(0.99),
                cpu * 1e3 / chunks.get());
        if (overhead.never() > 0) {
            table.note("  not ended, and counted as infinite: " + overhead.never());
        }
    }

    private static Percentiles percentiles(
            List<Map.Entry<String, Question>> questions, ToLongFunction<Question> time) {
        var nanos = questions.stream().map(Map.Entry::getValue).mapToLong(time).toArray();
        return new Percentiles(nanos);
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = 0; text.length() < characters; i++) {
            text.append("Word ").append(1_000_000 + i).append(i % 40 == 39 ? ".\n\n" : ", ");
        }
        return text.substring(0, characters);
    }

    private void answer(Outside.Pen pen) throws IOException, InterruptedException {
        var text = text();
        long next = System.nanoTime();
        for (int from = 0; from < text.length(); from += PIECE) {
            next += between.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
            pen.say(text.substring(from, Math.min(text.length(), from + PIECE)));
            chunks.incrementAndGet();
        }
    }

    @Override
    public void model(String body, long at) {
        // The way to the model is measured elsewhere.
    }

    @Override
    public int refused(String method, String body) {
        if (refused.isEmpty()) {
            return 0;
        }
        var question = questions.get(channel(ShownTexts.form(body)));
        if (question == null || !question.team.equals(refused)) {
            return 0;
        }
        refusals.incrementAndGet();
        return RETRY_AFTER;
    }

    private static String channel(Map<String, String> form) {
        return form.getOrDefault("channel", form.getOrDefault("channel_id", ""));
    }

    @Override
    public void slack(String method, String body, long at) {
        var form = ShownTexts.form(body);
        var channel = channel(form);
        var question = questions.get(channel);
        if (question == null) {
            return;
        }
        shown.called(question.team, method, form, at);
        boolean visible = method.startsWith("chat.") || method.endsWith("setStatus");
        if (visible && question.sign == 0) {
            question.sign = at;
        }
        if (question.end == 0 && shown.hasEnded(channel)) {
            question.end = at;
        }
    }
}
