package dev.kotae.answer;

import dev.kotae.answer.Budget.Refusal;
import dev.kotae.answer.text.FollowUp;
import dev.kotae.answer.writing.Apologies;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Files;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.answer.writing.Line;
import dev.kotae.answer.writing.Looked;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Round;
import dev.kotae.answer.writing.Spent;
import dev.kotae.answer.writing.Task;
import dev.kotae.answer.writing.Writing;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Query;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.model.Briefing;
import dev.kotae.model.Lineup;
import dev.kotae.model.Lineup.Called;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.PromptWriter;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask;
import dev.kotae.routing.Route;
import dev.kotae.routing.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers one turn: routes it, looks documents up, reserves the money, has a model write, and says
/// where the words come from. What the asker adds before the first word is answered too.
public final class Desk {
    /// How often a model is asked anew because the asker had more to say.
    private static final int ROUNDS = 3;

    private static final int PASSAGES = 8;

    private final Router router;
    private final Library library;
    private final PromptWriter promptWriter;
    private final Models models;
    private final Budget budget;
    private final Instructions instructions;
    private final InstantSource clock;
    private final Writing writing;

    /// A desk with all that it needs at hand.
    public Desk(
            Router router,
            Library library,
            PromptWriter promptWriter,
            Models models,
            Budget budget,
            Instructions instructions,
            InstantSource clock) {
        this.router = router;
        this.library = library;
        this.promptWriter = promptWriter;
        this.models = models;
        this.budget = budget;
        this.instructions = instructions;
        this.clock = clock;
        this.writing = new Writing(models, instructions.unsupported(), clock);
    }

    /// Whether it matters who each of those is who read an answer.
    boolean mindsReaders() {
        return library.isRestricted();
    }

    /// Answers an inquiry, showing the answer in `reply` while it is written. Blocks.
    ///
    /// @param attention what the asker does meanwhile
    /// @throws ModelFailure.Interrupted when the thread was interrupted, and not in order to stop:
    ///   nothing came of it, and the turn is still owed an answer
    Outcome answer(Inquiry inquiry, Attention attention, Reply reply) {
        var present = inquiry;
        var spent = Spent.NOTHING;
        for (int left = ROUNDS; ; left--) {
            switch (round(present, spent, attention, reply, left > 0)) {
                case Round.Over(var outcome) -> {
                    return outcome;
                }
                case Round.Grown(var burst, var more) -> {
                    present = present.with(burst);
                    spent = more;
                }
            }
        }
    }

    private Round round(
            Inquiry inquiry, Spent spent, Attention attention, Reply reply, boolean mayGrow) {
        if (inquiry.question().isBlank()) {
            return over(inquiry, Apologies.empty());
        }
        if (inquiry.surroundings().audience().readers() instanceof Readers.Outsiders) {
            return over(inquiry, Apologies.outsiders());
        }
        var choice = choose(inquiry);
        var looked = find(choice, inquiry, reply);
        if (!inquiry.surroundings().areKnown()) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, choice.line().getFirst().name()));
        }
        var files = files(choice.route(), inquiry, attention, reply);
        var task = task(inquiry, choice, looked, files, spent);
        if (attention.stopped()) {
            return new Round.Over(task.sorry(Apologies.stopped(), spent, clock.instant()));
        }
        var refusal = budget.refusal(inquiry.turn(), most(task), inquiry.asker());
        if (refusal.isEmpty()) {
            return writing.write(task, attention, reply, mayGrow);
        }
        return cheaper(refusal.get(), task, choice, files)
                .map(other -> writing.write(other, attention, reply, mayGrow))
                .orElseGet(() ->
                        new Round.Over(
                                task.sorry(
                                        Apologies.limited(refusal.get().words()),
                                        spent,
                                        clock.instant())));
    }

    /// Who answers, the first of the line that can, and why.
    ///
    /// @param road the word of the tier, or the one by which a model was called
    private record Choice(Route route, String road, List<ModelCard> line) {
        Choice(Route route, Lineup lineup) {
            this(route, route.tier().name().toLowerCase(Locale.ROOT), lineup.line(route.tier()));
        }

        /// The same from one of the line on, for the sake of the budget.
        Choice from(int place) {
            var card = line.get(place);
            var thrifty =
                    new Route(
                            card.tier(),
                            route.question(),
                            List.of(Phrase.of(Wording.REASON_BUDGET)),
                            route.search());
            return new Choice(thrifty, road, line.subList(place, line.size()));
        }
    }

    /// Who wants a deeper answer gets one; else the question's own word goes before what was asked
    /// for once and for all, and that before what can be seen in the question.
    private Choice choose(Inquiry inquiry) {
        var lineup = models.lineup();
        boolean deeper = inquiry.turn().asked().wish() == Wish.DEEPER;
        var called = lineup.calledIn(inquiry.question());
        var question = called.map(Called::rest).orElse(inquiry.question());
        var route = router.choose(ask(inquiry, question));
        if (called.isPresent() && !deeper) {
            // What was called is asked all of it, also what would choose a tier.
            var word = called.get().word();
            return new Choice(
                    because(route, question, Wording.REASON_ASKED_FOR), word, lineup.line(word));
        }
        var word = inquiry.taste().tier().orElse("");
        var line = lineup.line(word);
        boolean asksItself = route.reasons().getFirst().wording() == Wording.REASON_ASKED_FOR;
        return line.isEmpty() || deeper || asksItself
                ? new Choice(route, lineup)
                : new Choice(
                        because(route, route.question(), Wording.REASON_PREFERRED), word, line);
    }

    private static Ask ask(Inquiry inquiry, String question) {
        var asked = inquiry.asked();
        return new Ask(
                question,
                inquiry.conversation(),
                asked.address().channel(),
                wanted(inquiry),
                asked.attachments().size(),
                asked.at());
    }

    private static Ask.Wanted wanted(Inquiry inquiry) {
        return inquiry.turn().asked().wish() == Wish.DEEPER
                ? new Ask.Wanted.Deeper()
                : Tier.called(inquiry.taste().tier().orElse(""))
                        .<Ask.Wanted>map(Ask.Wanted.Preferred::new)
                        .orElseGet(Ask.Wanted.Nothing::new);
    }

    private static Route because(Route route, String question, Wording reason) {
        return new Route(route.tier(), question, List.of(Phrase.of(reason)), route.search());
    }

    private Task task(
            Inquiry inquiry, Choice choice, Looked looked, List<Enclosure> enclosed, Spent spent) {
        var card = choice.line().getFirst();
        var files = Files.of(enclosed, card);
        var prompt =
                promptWriter
                        .within(card)
                        .write(briefing(inquiry, choice.route(), looked.found()).with(files.read()))
                        .labelled(Labels.of(inquiry.turn(), choice.road()));
        var line =
                new Line(
                        choice.road(),
                        choice.line(),
                        models.others(card),
                        other -> mayAsk(inquiry, spent, other, prompt));
        return new Task(inquiry, choice.route(), looked, files, line, prompt, spent);
    }

    private boolean mayAsk(Inquiry inquiry, Spent spent, ModelCard card, Prompt prompt) {
        return budget.refusal(inquiry.turn(), most(spent, card, prompt), inquiry.asker()).isEmpty();
    }

    /// The same put to the first model of the line for which there is money. Where there are too
    /// few questions left, another model helps nobody.
    private Optional<Task> cheaper(
            Refusal refusal, Task dear, Choice choice, List<Enclosure> files) {
        long least = most(dear);
        for (int i = 1; i < choice.line().size() && refusal.unit() == Unit.MICRO_USD; i++) {
            var inquiry = dear.inquiry();
            var task = task(inquiry, choice.from(i), dear.looked(), files, dear.before());
            if (most(task) < least) {
                least = most(task);
                if (budget.refusal(inquiry.turn(), least, inquiry.asker()).isEmpty()) {
                    return Optional.of(task);
                }
            }
        }
        return Optional.empty();
    }

    private Round over(Inquiry inquiry, Apology apology) {
        return new Round.Over(new Outcome.Sorry(apology, Receipt.nothing(inquiry.turn().id())));
    }

    private Looked find(Choice choice, Inquiry inquiry, Reply reply) {
        var route = choice.route();
        var audience = inquiry.surroundings().audience();
        if (!route.search()) {
            // What was said before may rest on it all the same.
            return Looked.nowhere(audience.code(), library.isConfidential(audience));
        }
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        var words = FollowUp.searchText(route.question(), inquiry.conversation());
        var query = new Query(words, audience, PASSAGES);
        var found = library.find(query);
        int withheld = library.withheld(query, found).size();
        int told = promptWriter.within(choice.line().getFirst()).told(found.passages());
        if (told > 0) {
            reply.status(Phrase.of(Wording.STATUS_READING, String.valueOf(told)));
        }
        return new Looked(found.first(told), audience.code(), withheld);
    }

    /// Small talk is about no file, unless one comes with it.
    private static List<Enclosure> files(
            Route route, Inquiry inquiry, Attention attention, Reply reply) {
        boolean enclosed = !inquiry.asked().attachments().isEmpty();
        if (!enclosed && !route.search()) {
            return List.of();
        }
        if (enclosed) {
            reply.status(Phrase.of(Wording.STATUS_FILES));
        }
        return attention.files(inquiry.burst());
    }

    private Briefing briefing(Inquiry inquiry, Route route, Found found) {
        return new Briefing(
                route.question(),
                inquiry.asker(),
                inquiry.surroundings().placeName(),
                clock.instant(),
                inquiry.conversation().recent(),
                inquiry.surroundings().overheard(),
                found.passages(),
                instructions.in(inquiry.asked().address().channel()),
                inquiry.taste().answers());
    }

    /// What the turn will have cost at most, in millionths of a US dollar.
    private long most(Task task) {
        return most(task.before(), task.card(), task.prompt());
    }

    private long most(Spent before, ModelCard card, Prompt prompt) {
        var most = new Usage(prompt.tokens(), card.mostWritten(prompt), 0, 0);
        return before.plus(card, models.region(), "", most).cost().microUsd();
    }
}
