package dev.kotae.bench;

import dev.kotae.app.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// People who ask, Slack, and Bedrock, for whole turns: a question in a thread of a direct message,
/// the thread's history, one Retrieve of 50 ms, an answer of 1,200 characters that begins after 400
/// ms and takes 3 s, and what is seen of it. The same for whoever answers.
final class TurnWorld implements Outside.Heard {
    static final Duration RETRIEVE = Duration.ofMillis(50);

    private static final Duration FIRST_TOKEN = Duration.ofMillis(400);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int PIECE = 20;

    /// Whole sentences, which stand in the passages: nothing is marked.
    private static final String TEXT = "Leave has to be asked for in good time. ".repeat(30);

    private static final List<byte[]> FRAMES =
            IntStream.range(0, TEXT.length() / PIECE)
                    .mapToObj(n -> Outside.frame(TEXT.substring(n * PIECE, (n + 1) * PIECE)))
                    .toList();

    /// So many that nobody has to wait for Slack's limits: at 150 questions a second each has fewer
    /// than 12 streams a minute.
    private static final int WORKSPACES = 800;

    private static final Pattern NUMBER = Pattern.compile("Order (\\d+)z");

    private final SignedEvents events;
    private final Duration slackDelay;
    private final Map<Long, Question> questions = new ConcurrentHashMap<>();
    private volatile ShownTexts shown = new ShownTexts();
    private long number;

    /// @param slackDelay how long Slack takes for a call; what it shows is seen at its end
    TurnWorld(SignedEvents events, Duration slackDelay) {
        this.events = events;
        this.slackDelay = slackDelay;
    }

    /// What happened to one question; moments are `nanoTime`s, 0 where it has not happened, and
    /// times until then [Percentiles#NEVER].
    static final class Question {
        private final long number;
        private final AtomicLong bedrock = new AtomicLong();
        private volatile long due;
        private volatile long sign;
        private volatile long firstToken;
        private volatile long firstText;
        private volatile long end;

        private Question(long number) {
            this.number = number;
        }

        private String team() {
            return "T" + number % WORKSPACES;
        }

        private String channel() {
            return "D" + number;
        }

        boolean hasEnded() {
            return end != 0;
        }

        /// From the question to the first thing that is seen.
        long sign() {
            return sign == 0 ? Percentiles.NEVER : sign - due;
        }

        /// From the model's first token to the first text that is seen.
        long firstText() {
            return firstText == 0 ? Percentiles.NEVER : firstText - firstToken;
        }

        /// From the question to the end of what is seen, less the time of the model and the base.
        long overhead() {
            return end == 0 ? Percentiles.NEVER : end - due - bedrock.get();
        }
    }

    /// Asks the next question, in the next workspace.
    OpenLoad.Event ask() {
        var question = new Question(++number);
        questions.put(question.number, question);
        var words = "Order " + question.number + "z: how many days of paid leave do I have?";
        return new OpenLoad.Event(
                events.direct(question.team(), question.channel(), words), at -> question.due = at);
    }

    /// Forgets what was asked before.
    void forget() {
        questions.clear();
        shown = new ShownTexts();
    }

    Collection<Question> questions() {
        return questions.values();
    }

    /// Whether every letter of the answer stands.
    boolean isWhole(Question question) {
        return shown.letters(question.channel()).equals(ShownTexts.letters(TEXT.chars()));
    }

    /// What the model does with a request.
    void answer(Outside.Pen pen) throws IOException {
        var question = asked(pen.request());
        long next = pen.began() + FIRST_TOKEN.toNanos();
        for (var frame : FRAMES) {
            LockSupport.parkNanos(next - System.nanoTime());
            next += BETWEEN.toNanos();
            question.filter(one -> one.firstToken == 0)
                    .ifPresent(one -> one.firstToken = System.nanoTime());
            pen.say(frame);
        }
        question.ifPresent(one -> one.bedrock.addAndGet(System.nanoTime() - pen.began()));
    }

    @Override
    public void model(String body, long at) {
        // The answer is written by #answer.
    }

    @Override
    public void retrieved(String body, long took) {
        asked(body).ifPresent(question -> question.bedrock.addAndGet(took));
    }

    private Optional<Question> asked(String body) {
        var found = NUMBER.matcher(body);
        return found.find()
                ? Optional.ofNullable(questions.get(Long.parseLong(found.group(1))))
                : Optional.empty();
    }

    @Override
    public void slack(String method, String body, long at) {
        var form = ShownTexts.form(body);
        var channel = form.getOrDefault("channel", form.getOrDefault("channel_id", ""));
        var question =
                channel.startsWith("D")
                        ? questions.get(Long.parseLong(channel.substring(1)))
                        : null;
        if (question == null) {
            return;
        }
        shown.called(question.team(), method, form, at);
        long seen = at + slackDelay.toNanos();
        boolean visible = method.startsWith("chat.") || method.endsWith("setStatus");
        if (visible && question.sign == 0) {
            question.sign = seen;
        }
        if (visible && question.firstText == 0 && !shown.letters(channel).isEmpty()) {
            question.firstText = seen;
        }
        if (question.end == 0 && shown.hasEnded(channel)) {
            question.end = seen;
        }
    }
}
