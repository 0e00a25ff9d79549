package dev.kotae.answer;

import dev.kotae.answer.text.FollowUp;
import dev.kotae.answer.writing.Apologies;
import dev.kotae.answer.writing.Attention;
import dev.kotae.answer.writing.Files;
import dev.kotae.answer.writing.Inquiry;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.answer.writing.Round;
import dev.kotae.answer.writing.Spent;
import dev.kotae.answer.writing.Task;
import dev.kotae.answer.writing.Writing;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Query;
import dev.kotae.model.Briefing;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.PromptWriter;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask;
import dev.kotae.routing.Route;
import dev.kotae.routing.Router;
import java.time.InstantSource;
import java.util.Locale;

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
        this.writing = new Writing(models, clock);
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
        var route = route(inquiry);
        var found = find(route, inquiry, reply);
        var card = models.card(route.tier());
        if (!inquiry.surroundings().areKnown()) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, card.name()));
        }
        var files = files(route, inquiry, card, attention, reply);
        var prompt = promptWriter.write(briefing(inquiry, route, found).with(files.read()));
        var task = new Task(inquiry, route, found, files, card, prompt, spent, models.others(card));
        if (attention.stopped()) {
            return new Round.Over(task.sorry(Apologies.stopped(), spent, clock.instant()));
        }
        var refusal = budget.refusal(inquiry.turn(), most(task), inquiry.asker());
        return refusal.isPresent()
                ? new Round.Over(
                        task.sorry(Apologies.limited(refusal.get()), spent, clock.instant()))
                : writing.write(task, attention, reply, mayGrow);
    }

    private Route route(Inquiry inquiry) {
        var asked = inquiry.asked();
        return router.choose(
                new Ask(
                        inquiry.question(),
                        inquiry.conversation(),
                        asked.address().channel(),
                        wanted(inquiry),
                        asked.attachments().size(),
                        asked.at()));
    }

    private static Ask.Wanted wanted(Inquiry inquiry) {
        return inquiry.turn().asked().wish() == Wish.DEEPER
                ? new Ask.Wanted.Deeper()
                : inquiry.taste()
                        .tier()
                        .map(name -> Tier.valueOf(name.toUpperCase(Locale.ROOT)))
                        .<Ask.Wanted>map(Ask.Wanted.Preferred::new)
                        .orElseGet(Ask.Wanted.Nothing::new);
    }

    private Round over(Inquiry inquiry, Apology apology) {
        return new Round.Over(new Outcome.Sorry(apology, Receipt.nothing(inquiry.turn().id())));
    }

    private Found find(Route route, Inquiry inquiry, Reply reply) {
        if (!route.search()) {
            return Found.NOTHING;
        }
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        var asked = inquiry.asked();
        var words = FollowUp.searchText(route.question(), inquiry.conversation());
        var audience = new Audience(asked.address(), asked.asker());
        var found = library.find(new Query(words, audience, PASSAGES));
        int told = promptWriter.told(found.passages());
        if (told > 0) {
            reply.status(Phrase.of(Wording.STATUS_READING, String.valueOf(told)));
        }
        return new Found(found.passages().subList(0, told), found.silent());
    }

    /// Small talk is about no file, unless one comes with it.
    private static Files files(
            Route route, Inquiry inquiry, ModelCard card, Attention attention, Reply reply) {
        boolean enclosed = !inquiry.asked().attachments().isEmpty();
        if (!enclosed && !route.search()) {
            return Files.NONE;
        }
        if (enclosed) {
            reply.status(Phrase.of(Wording.STATUS_FILES));
        }
        return Files.of(attention.files(inquiry.burst()), card);
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
    private static long most(Task task) {
        var card = task.card();
        var most = new Usage(task.prompt().tokens(), card.mostWritten(task.prompt()), 0, 0);
        return task.before().plus(card, most).cost().microUsd();
    }
}
