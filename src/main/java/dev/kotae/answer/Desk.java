package dev.kotae.answer;

import dev.kotae.answer.Budget.Refusal;
import dev.kotae.answer.Research.Finding;
import dev.kotae.answer.writing.Apologies;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Files;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Labels;
import dev.kotae.answer.writing.Line;
import dev.kotae.answer.writing.Looked;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Round;
import dev.kotae.answer.writing.Task;
import dev.kotae.answer.writing.Writing;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Library;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.model.Briefing;
import dev.kotae.model.Lineup.Called;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Ask;
import dev.kotae.routing.Ask.Named;
import dev.kotae.routing.Route;
import dev.kotae.routing.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Answers one turn: routes it, looks documents up, reserves the money, has a model write, and says
/// where the words come from. What the asker adds before the first word is answered too.
public final class Desk {
    /// How often a model is asked anew because the asker had more to say.
    private static final int ROUNDS = 3;

    private final Router router;
    private final Library library;
    private final Research research;
    private final PromptWriter promptWriter;
    private final Models models;
    private final Budget budget;
    private final Instructions instructions;
    private final InstantSource clock;
    private final Writing writing;
    private final MinuteBook minuteBook;

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
        var clerk = new Clerk(models, budget);
        this.research = new Research(library, clerk);
        this.promptWriter = promptWriter;
        this.models = models;
        this.budget = budget;
        this.instructions = instructions;
        this.clock = clock;
        this.writing =
                new Writing(models, instructions.unsupported(), new QuickJudge(clerk), clock);
        this.minuteBook = new MinuteBook(clerk);
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
        for (int left = ROUNDS; ; left--) {
            switch (round(present, attention, reply, left > 0)) {
                case Round.Over(var outcome) -> {
                    return outcome;
                }
                case Round.Grown(var burst) -> present = present.with(burst);
            }
        }
    }

    private Round.Settled round(
            Inquiry inquiry, Attention attention, Reply reply, boolean mayGrow) {
        if (inquiry.question().isBlank()) {
            return over(inquiry, Apologies.empty());
        }
        if (inquiry.isNod()) {
            return over(inquiry, Apologies.courtesy());
        }
        if (inquiry.isMuteWish()) {
            return over(inquiry, Apologies.unmutable());
        }
        if (inquiry.surroundings().audience().readers() instanceof Readers.Outsiders(var asking)) {
            return over(inquiry, Apologies.outsiders(asking));
        }
        var refusal = searchable(inquiry);
        if (refusal.isPresent()) {
            return over(inquiry, Apologies.limited(refusal.get().words()));
        }
        Go go;
        try {
            go = ready(inquiry, attention, reply, mayGrow);
        } catch (ModelFailure.Interrupted interrupted) {
            if (attention.stopped()) {
                return over(inquiry, Apologies.stopped());
            }
            throw interrupted;
        }
        return attention.stopped() ? over(inquiry, Apologies.stopped()) : written(go);
    }

    /// Why nothing may be searched; empty where it may. What a search costs is known after it, and
    /// booked in place of what is held, also where nothing comes of it.
    private Optional<Refusal> searchable(Inquiry inquiry) {
        long spent = inquiry.account().cost().microUsd();
        return library.costs()
                ? budget.reserve(inquiry.turn(), spent, inquiry.asker())
                : Optional.empty();
    }

    /// All that is to be known before a model is asked for the answer.
    private Go ready(Inquiry inquiry, Attention attention, Reply reply, boolean mayGrow) {
        var chosen = choose(inquiry);
        var finding = find(chosen, inquiry, reply);
        if (!inquiry.surroundings().areKnown()) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, chosen.line().getFirst().name()));
        }
        var files = files(chosen.route(), inquiry, attention, reply);
        var writer = promptWriter.within(chosen.line().getFirst());
        var told = minuteBook.told(inquiry, writer, chosen.route().terms());
        var choice = fitting(told, chosen, finding, files);
        return new Go(told, choice, finding, files, attention, reply, mayGrow);
    }

    /// One go at a question.
    private record Go(
            Inquiry inquiry,
            Choice choice,
            Finding finding,
            List<Enclosure> files,
            Attention attention,
            Reply reply,
            boolean mayGrow) {
        /// By better ones, after one left it to them. Who has waited for one model does not wait
        /// for a third.
        Go higher(Phrase why) {
            return new Go(inquiry, choice.higher(why), finding, files, attention, reply, false);
        }

        /// By others.
        Go by(Choice other) {
            return new Go(inquiry, other, finding, files, attention, reply, mayGrow);
        }
    }

    /// By the models that were chosen; where the first of them leaves it to better ones, by those.
    private Round.Settled written(Go go) {
        return switch (paid(go)) {
            case Round.Settled settled -> settled;
            case Round.Escalated(var why) -> written(go.higher(why));
        };
    }

    private Round paid(Go go) {
        var task = task(go);
        var refusal = budget.reserve(go.inquiry().turn(), most(task), go.inquiry().asker());
        if (refusal.isEmpty()) {
            return writing.write(task, go.attention(), go.reply(), go.mayGrow());
        }
        return cheaper(refusal.get(), task, go)
                .map(other -> writing.write(other, go.attention(), go.reply(), go.mayGrow()))
                .orElseGet(() -> refused(task, refusal.get()));
    }

    private Round refused(Task task, Refusal refusal) {
        var apology = Apologies.limited(refusal.words());
        return new Round.Over(task.sorry(apology, clock.instant()));
    }

    private Choice choose(Inquiry inquiry) {
        var called = models.lineup().calledIn(inquiry.question());
        var asked = inquiry.asked();
        var ask =
                new Ask(
                        // What was called is asked all of it, also what would choose a tier.
                        called.map(Called::rest).orElse(inquiry.question()),
                        inquiry.conversation(),
                        asked.address().channel(),
                        wanted(inquiry, called),
                        asked.attachments().size(),
                        asked.at(),
                        new Ask.State(budget.used(inquiry.turn()), inquiry.dislikes()));
        return Choice.of(router.choose(ask), models.lineup());
    }

    /// Who wants a deeper answer gets one; else the question's own word goes before what was asked
    /// for once and for all.
    private Ask.Wanted wanted(Inquiry inquiry, Optional<Called> called) {
        if (inquiry.turn().asked().wish() == Wish.DEEPER) {
            return new Ask.Wanted.Deeper();
        }
        return called.flatMap(call -> named(call.word()))
                .<Ask.Wanted>map(Ask.Wanted.Called::new)
                .or(() ->
                        inquiry.taste().tier().flatMap(this::named).map(Ask.Wanted.Preferred::new))
                .orElseGet(Ask.Wanted.Nothing::new);
    }

    private Optional<Named> named(String word) {
        return Named.of(word, models.lineup());
    }

    /// The same, or where the prompt is too long for its first model, with one first that reads
    /// more.
    private Choice fitting(Inquiry inquiry, Choice choice, Finding finding, List<Enclosure> files) {
        var first = choice.line().getFirst();
        return choice.line().stream()
                .filter(card -> card.takes(prompt(inquiry, choice, card, finding, files)))
                .findFirst()
                .filter(card -> !card.equals(first))
                .map(choice::roomier)
                .orElse(choice);
    }

    private Prompt prompt(
            Inquiry inquiry,
            Choice choice,
            ModelCard card,
            Finding finding,
            List<Enclosure> enclosed) {
        var briefing =
                briefing(inquiry, choice.route(), finding.looked().found())
                        .with(Files.of(enclosed, card).read())
                        .doubting(finding.doubtful());
        var prompt = promptWriter.within(card).write(briefing);
        // What a model cites itself is known behind the words, and these are not held back so long.
        return instructions.unsupported() == Unsupported.REMOVE ? prompt.writtenOut() : prompt;
    }

    private Task task(Go go) {
        var inquiry = go.inquiry();
        var choice = go.choice();
        var card = choice.line().getFirst();
        var prompt =
                prompt(inquiry, choice, card, go.finding(), go.files())
                        .labelled(Labels.of(inquiry.turn(), choice.road()))
                        .escalating(!choice.above().isEmpty());
        var line =
                new Line(
                        choice.road(),
                        choice.line(),
                        models.others(card),
                        choice.above().stream().findFirst(),
                        (other, underWay) ->
                                reserved(inquiry, underWay + most(inquiry, other, prompt)));
        var files = Files.of(go.files(), card);
        return new Task(inquiry, choice.route(), go.finding().looked(), files, line, prompt);
    }

    private boolean reserved(Inquiry inquiry, long microUsd) {
        return budget.reserve(inquiry.turn(), microUsd, inquiry.asker()).isEmpty();
    }

    /// The same put to the first model of the line for which there is money; what has no price is
    /// not known to be cheaper. Where there are too few questions left, another model helps nobody.
    private Optional<Task> cheaper(Refusal refusal, Task dear, Go go) {
        var choice = go.choice();
        long least = most(dear);
        for (int i = 1; i < choice.line().size() && refusal.unit() == Unit.MICRO_USD; i++) {
            var inquiry = dear.inquiry();
            var task = task(go.by(choice.from(i)));
            if (task.card().price().known() && most(task) < least) {
                least = most(task);
                if (reserved(inquiry, least)) {
                    return Optional.of(task);
                }
            }
        }
        return Optional.empty();
    }

    /// The end of a turn before its answer was begun.
    private static Round.Settled over(Inquiry inquiry, Apology apology) {
        var receipt = inquiry.account().receipt(inquiry.turn().id());
        return new Round.Over(new Outcome.Sorry(apology, receipt));
    }

    private Finding find(Choice choice, Inquiry inquiry, Reply reply) {
        var finding = found(choice, inquiry, reply);
        boolean told = !inquiry.conversation().recent().isEmpty();
        return told && library.mayHaveBeenConfidential(inquiry.surroundings().audience())
                ? finding.confidentially()
                : finding;
    }

    private Finding found(Choice choice, Inquiry inquiry, Reply reply) {
        var route = choice.route();
        var audience = inquiry.surroundings().audience();
        if (!route.search()) {
            // What was said before may rest on it all the same.
            return new Finding(
                    Looked.nowhere(audience.code(), library.isConfidential(audience)), false);
        }
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        var finding = research.of(route.question(), inquiry, route.terms());
        var found = finding.looked().found();
        var told = promptWriter.within(choice.line().getFirst()).packed(found.passages());
        if (!told.isEmpty()) {
            reply.status(Phrase.of(Wording.STATUS_READING, String.valueOf(told.size())));
        }
        return finding.reading(told);
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
                inquiry.language());
    }

    /// What the turn will have cost at most, in millionths of a US dollar.
    private static long most(Task task) {
        return most(task.inquiry(), task.card(), task.prompt());
    }

    private static long most(Inquiry inquiry, ModelCard card, Prompt prompt) {
        return inquiry.account().cost().microUsd() + card.most(prompt);
    }
}
