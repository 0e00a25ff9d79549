package dev.kotae.app.command;

import dev.kotae.answer.Asides;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Membership;
import dev.kotae.answer.Permit;
import dev.kotae.app.words.Words;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Source;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The terminal as a platform: shows one answer as it is written, sources and receipt below it.
final class TerminalChannel implements Channel {
    private final Printer printer;
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

    /// How an answer is put on the screen.
    interface Printer {
        /// What is being done now.
        void status(String doing);

        /// More of the answer.
        void append(String text);

        /// The answer at its end. What was appended is most of its text: a check of it may have
        /// marked sentences, or left nothing.
        void whole(Answer answer, Locale locale);

        /// There is none.
        void apology(String text);
    }

    TerminalChannel(Printer printer) {
        this.printer = printer;
    }

    /// Text on `out` as it comes; what is being done on `err`, where somebody watches.
    static Printer text(PrintStream out, PrintStream err, boolean watched) {
        return new TextPrinter(out, err, watched);
    }

    /// Whether a whole answer was shown. Blocks until one was, or an apology, or time is up.
    boolean await(Duration patience) throws InterruptedException {
        try {
            return answered.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            giveUp(Words.say("ask.late", patience.toMinutes()));
            return false;
        } catch (ExecutionException nothing) {
            return false;
        }
    }

    /// Says that the answer broke off, unless it is over. What comes of it later is not shown.
    void breakOff() {
        giveUp(Words.say("ask.broken-off"));
    }

    private void giveUp(String why) {
        if (answered.complete(false)) {
            printer.apology(why);
        }
    }

    @Override
    public Person asker(Turn turn) {
        var name = System.getProperty("user.name", "");
        return new Person(turn.asked().asker(), name, Words.locale(), ZoneId.systemDefault());
    }

    @Override
    public String placeName(Turn turn) {
        return "";
    }

    @Override
    public Overheard overheard(Turn turn, Instant since) {
        return Overheard.NOTHING;
    }

    @Override
    public boolean together(Turn first, Turn next) {
        return true;
    }

    @Override
    public Asides asides() {
        return Asides.NONE;
    }

    @Override
    public Membership membership() {
        return Membership.ASKER_ALONE;
    }

    @Override
    public Reply open(Turn turn, Person asker, Progress progress, int attempt, Permit permit) {
        return new TerminalReply(asker.locale());
    }

    private final class TerminalReply implements Reply {
        private final Locale locale;

        private TerminalReply(Locale locale) {
            this.locale = locale;
        }

        @Override
        public void status(Phrase doing) {
            printer.status(doing.in(locale));
        }

        @Override
        public void append(String text) {
            if (!answered.isDone()) {
                printer.append(text);
            }
        }

        @Override
        public void finish(Answer answer) {
            if (!answered.isDone()) {
                printer.whole(answer, locale);
                answered.complete(answer.whole());
            }
        }

        @Override
        public void fail(Phrase apology) {
            if (!answered.isDone()) {
                printer.apology(apology.in(locale));
                answered.complete(false);
            }
        }

        /// Nobody takes back what was typed into a command.
        @Override
        public void retract() {
            answered.complete(false);
        }

        @Override
        public void close() {
            // What was printed stands.
        }
    }

    private static final class TextPrinter implements Printer {
        private static final String ERASE_LINE = "\r\u001b[2K";

        private final PrintStream out;
        private final PrintStream err;
        private final boolean watched;
        private final StringBuilder appended = new StringBuilder();

        private TextPrinter(PrintStream out, PrintStream err, boolean watched) {
            this.out = out;
            this.err = err;
            this.watched = watched;
        }

        @Override
        public void status(String doing) {
            if (watched && appended.isEmpty()) {
                err.print(ERASE_LINE + doing);
                err.flush();
            }
        }

        @Override
        public void append(String text) {
            clear();
            appended.append(text);
            out.print(text);
            out.flush();
        }

        @Override
        public void whole(Answer answer, Locale locale) {
            clear();
            checked(answer.text());
            out.println();
            if (!answer.sources().isEmpty()) {
                out.println();
                out.println(Wording.SOURCES.in(locale));
                answer.sources().forEach(source -> out.println(line(source)));
            }
            out.println();
            answer.receipt().notes().forEach(note -> out.println(note.in(locale)));
            out.println(answer.receipt().footer(locale));
            out.flush();
        }

        /// What was printed cannot be taken back: where the answer differs, its lines that do not
        /// stand there yet follow.
        private void checked(String text) {
            if (appended.toString().isBlank()) {
                out.print(text);
                return;
            }
            var printed = appended.toString().lines().collect(Collectors.toSet());
            var others = text.lines().filter(line -> !printed.contains(line)).toList();
            if (!others.isEmpty()) {
                out.println();
                out.println();
                out.println(Words.say("ask.checked"));
                out.print(String.join(System.lineSeparator(), others));
            }
        }

        private static String line(Source source) {
            var words = source.marks() + " " + source.title() + "  " + source.link();
            return words.stripTrailing();
        }

        @Override
        public void apology(String text) {
            clear();
            if (!appended.isEmpty()) {
                out.println();
            }
            out.flush();
            err.println(text);
        }

        private void clear() {
            if (watched && appended.isEmpty()) {
                err.print(ERASE_LINE);
                err.flush();
            }
        }
    }
}
