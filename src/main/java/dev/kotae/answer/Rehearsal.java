package dev.kotae.answer;

import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Account;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Surroundings;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Usage;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A turn that nobody asked, before the first that somebody does: what is slow once (classes,
/// weights, the first search) is over then. Nobody is called, nothing is kept, nobody hears of it.
public final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    private static final List<String> QUESTIONS =
            List.of("How many days of leave do I have?", "有給休暇は何日ありますか？");

    private static final String ANSWER = "You have **20 days** of leave.\n\n- 有給休暇は20日です。[1]";

    /// For the desk: a model that says what it was told to.
    public static final ChatModel MODEL =
            (_, _, _, out) -> {
                ANSWER.lines().forEach(line -> out.accept(new Chunk.Text(line + "\n")));
                return new Completion(Completion.Ending.WHOLE, Usage.NONE);
            };

    private final Desk desk;
    private final InstantSource clock;

    /// @param desk one whose model is [#MODEL], which has documents on this machine alone, and
    ///   which reserves nothing
    public Rehearsal(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Goes through it. Blocks for some tenths of a second; never throws.
    public void run() {
        try {
            for (var question : QUESTIONS) {
                desk.answer(inquiry(question), new Undisturbed(), new Unseen());
            }
        } catch (RuntimeException fault) {
            log.warn("rehearsal failed", fault);
        }
    }

    private Inquiry inquiry(String question) {
        var now = clock.instant();
        var address = new Address(Platform.SLACK, "rehearsal", "rehearsal", "rehearsal");
        var asked =
                new Asked(
                        Set.of("rehearsal"),
                        address,
                        "",
                        "rehearsal",
                        question,
                        List.of(),
                        now,
                        "");
        var turn = new Turn("rehearsal", asked);
        return new Inquiry(
                new Burst(List.of(turn)),
                now,
                new Conversation(0, List.of()),
                new Person("rehearsal", "rehearsal", Locale.ENGLISH, ZoneOffset.UTC),
                Surroundings.of(
                        "", Overheard.NOTHING, Membership.ASKER_ALONE.audience(turn, false)),
                Taste.NONE,
                List.of(),
                new Account());
    }

    private static final class Undisturbed implements Attention {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public Optional<Burst> grown() {
            return Optional.empty();
        }
    }

    /// Shown to nobody.
    private static final class Unseen implements Reply {
        @Override
        public void status(Phrase doing) {}

        @Override
        public void append(String text) {}

        @Override
        public void finish(Answer answer) {}

        @Override
        public void fail(Phrase apology) {}

        @Override
        public void retract() {}

        @Override
        public void close() {}
    }
}
