package dev.kotae.answer;

import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Account;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Surroundings;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Call;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Turn;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Library.Shelf;
import dev.kotae.knowledge.Query;
import dev.kotae.knowledge.Rule;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import dev.kotae.memory.InMemoryLedger;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Lineup;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// A desk with two passages about keys, models that say what they are told to, and what the asker
/// sees.
final class DeskAtWork {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Person EMMA = new Person("U1", "Emma", Locale.US, ZoneOffset.UTC);
    static final Conversation NEW = new Conversation(0, List.of());
    static final Conversation AFTER_KEYS =
            new Conversation(
                    1,
                    List.of(
                            new Exchange(
                                    "U1", "How often do keys change?", "Every 90 days.", NOW)));
    private static final Lineup LINEUP =
            new Lineup(
                    List.of(Catalogue.card("global.anthropic.claude-haiku-5-5")),
                    List.of(Catalogue.card("global.anthropic.claude-sonnet-5-5")),
                    List.of(Catalogue.card("global.anthropic.claude-opus-5-5")),
                    new TreeMap<>(
                            Map.of(
                                    "llama",
                                    List.of(Catalogue.card("meta.llama3-3-70b-instruct-v1:0")))));

    /// Nobody adds anything, and nobody stops it.
    static final Attention QUIET =
            new Attention() {
                @Override
                public boolean stopped() {
                    return false;
                }

                @Override
                public Optional<Burst> grown() {
                    return Optional.empty();
                }
            };

    static final Attention STOPPED =
            new Attention() {
                @Override
                public boolean stopped() {
                    return true;
                }

                @Override
                public Optional<Burst> grown() {
                    return Optional.empty();
                }
            };

    final InMemoryLedger ledger = new InMemoryLedger(InstantSource.fixed(NOW));
    final List<Limit> limits = new ArrayList<>();
    final RecordedReply reply = new RecordedReply();
    final Documents documents = new Documents();
    Rule rule = Rule.EVERYBODY;
    Unsupported unsupported = Unsupported.MARK;
    Lineup lineup = LINEUP;
    Policy policy = Policy.FREE;

    /// Answers somebody whom nobody interrupts.
    Outcome answer(ScriptedModel model, String text, Conversation conversation) {
        return answer(model, inquiry(text, List.of(), conversation, List.of()), QUIET);
    }

    Outcome answer(ScriptedModel model, Inquiry inquiry, Attention attention) {
        return desk(model).answer(inquiry, attention, reply);
    }

    private Desk desk(ScriptedModel model) {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Desk(
                new StagedRouter(Strategy.learned(), policy),
                new Library(List.of(new Shelf(documents, rule))),
                new PromptWriter(2_000, 2_000, 1_000),
                new Models(model, lineup, "us-east-1", clock, new Random(7)),
                new Budget(ledger, limits, clock),
                new Instructions("Be kind.", Map.of("C1", "Of law.", "C2", "Of tax."))
                        .treating(unsupported),
                clock);
    }

    static Inquiry inquiry(
            String text,
            List<Attachment> files,
            Conversation conversation,
            List<Remark> overheard) {
        return inquiry(NOW, text, files, conversation, overheard);
    }

    /// What somebody of a group asks in a public channel.
    static Inquiry inPublic(String text, String group) {
        var asked = inquiry(NOW, text, NEW);
        var asker = new Reader("U1", Reader.Standing.MEMBER, Set.of(group));
        var address = asked.burst().turns().getFirst().asked().address();
        var audience = new Audience(address, asker, new Audience.Readers.Workspace());
        return new Inquiry(
                asked.burst(),
                NOW,
                NEW,
                EMMA,
                Surroundings.of("general", Overheard.all(List.of()), audience),
                Taste.NONE,
                List.of(),
                new Account());
    }

    /// What is asked of another desk than this, at another time.
    static Inquiry inquiry(Instant now, String text, Conversation conversation) {
        return inquiry(now, text, List.of(), conversation, List.of());
    }

    private static Inquiry inquiry(
            Instant now,
            String text,
            List<Attachment> files,
            Conversation conversation,
            List<Remark> overheard) {
        var address = new Address(Platform.SLACK, "T1", "C1", "1.1");
        var asked = new Asked(Set.of("e1"), address, "general", "U1", text, files, now, "");
        var turn = new Turn("turn0000001", asked);
        return new Inquiry(
                new Burst(List.of(turn)),
                now,
                conversation,
                EMMA,
                Surroundings.of(
                        "general",
                        Overheard.all(overheard),
                        Membership.ASKER_ALONE.audience(turn, true)),
                Taste.NONE,
                List.of(),
                new Account());
    }

    /// Nobody adds anything but files.
    static Attention with(Enclosure... files) {
        return new Attention() {
            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public List<Enclosure> files(Burst burst) {
                return List.of(files);
            }

            @Override
            public Optional<Burst> grown() {
                return Optional.empty();
            }
        };
    }

    /// Why something outside failed.
    static Exception cause() {
        return new IOException("the wire");
    }

    static final class Documents implements Knowledge {
        final List<String> asked = new ArrayList<>();

        /// What each search asks models for.
        final List<Call> paid = new ArrayList<>();

        boolean away;
        boolean fitting = true;
        Optional<Thread> interrupting = Optional.empty();
        Optional<Locale> language = Optional.empty();

        @Override
        public boolean speaks(Locale other) {
            return language.equals(Optional.of(other));
        }

        @Override
        public String name() {
            return "wiki";
        }

        @Override
        public boolean costs() {
            return !paid.isEmpty();
        }

        @Override
        public List<Passage> find(Query query) {
            paid.forEach(query.bill()::enter);
            return find(query.text(), query.limit());
        }

        @Override
        public List<Passage> find(String text, int limit) {
            asked.add(text);
            if (away) {
                throw new KnowledgeFailure("wiki: 503", cause());
            }
            if (interrupting.isPresent()) {
                interrupting.get().interrupt();
                LockSupport.parkNanos(60_000_000_000L);
            }
            return List.of(passage(1), passage(2));
        }

        @Override
        public boolean fits(Passage passage) {
            return fitting;
        }

        private static Passage passage(int n) {
            var headings = List.of("Lifetime");
            return new Passage(
                    "p" + n,
                    "Keys",
                    headings,
                    "https://d/" + n,
                    "Keys live 90 days. (page " + n + ")",
                    1);
        }
    }
}
