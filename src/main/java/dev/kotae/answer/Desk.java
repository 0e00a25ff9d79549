package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Remark;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Found;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Query;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Briefing;
import dev.kotae.model.Completion;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Route;
import dev.kotae.routing.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one turn: routes it, looks documents up, has a model write, and says where the words
/// come from.
public final class Desk {
    /// How long a model may take for one answer in all.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PASSAGES = 8;

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private final Router router;
    private final Library library;
    private final PromptWriter promptWriter;
    private final Models models;
    private final Instructions instructions;
    private final InstantSource clock;

    /// A desk with all that it needs at hand.
    public Desk(
            Router router,
            Library library,
            PromptWriter promptWriter,
            Models models,
            Instructions instructions,
            InstantSource clock) {
        this.router = router;
        this.library = library;
        this.promptWriter = promptWriter;
        this.models = models;
        this.instructions = instructions;
        this.clock = clock;
    }

    /// Answers a claimed turn, showing the answer in `reply` while it is written. Blocks.
    ///
    /// @param placeName what people call the place where it was asked, or empty
    /// @throws ModelFailure.Interrupted when the thread was interrupted: nothing came of it, and
    ///   the turn is still owed an answer
    Outcome answer(
            Claim claim,
            Conversation conversation,
            Person asker,
            String placeName,
            List<Remark> overheard,
            Reply reply) {
        var asked = claim.turn().asked();
        var question = question(asked, overheard);
        if (question.isBlank()) {
            return new Outcome.Sorry(Phrase.of(Wording.APOLOGY_EMPTY), "empty");
        }
        var route = router.choose(question, conversation);
        var found = find(route, conversation, asked, reply);
        var briefing =
                new Briefing(
                        route.question(),
                        asker,
                        placeName,
                        clock.instant(),
                        conversation.recent(),
                        overheard,
                        found.passages(),
                        instructions.in(asked.address().channel()));
        var card = models.card(route.tier());
        var text = new StringBuilder();
        try {
            var completion = write(card, briefing, text, reply);
            return outcome(claim, question, route, found, card, text.toString(), completion);
        } catch (ModelFailure.Interrupted interrupted) {
            throw interrupted;
        } catch (ModelFailure failure) {
            return sorry(claim.turn(), card, failure);
        }
    }

    /// A mention without words, in a thread, is about what was said there last.
    private static String question(Asked asked, List<Remark> overheard) {
        return asked.text().isBlank() && !overheard.isEmpty()
                ? overheard.getLast().text()
                : asked.text();
    }

    private Found find(Route route, Conversation conversation, Asked asked, Reply reply) {
        if (!route.search()) {
            return Found.NOTHING;
        }
        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
        var words = FollowUp.searchText(route.question(), conversation);
        var audience = new Audience(asked.address(), asked.asker());
        var found = library.find(new Query(words, audience, PASSAGES));
        int told = promptWriter.told(found.passages());
        if (told > 0) {
            reply.status(Phrase.of(Wording.STATUS_READING, String.valueOf(told)));
        }
        return new Found(found.passages().subList(0, told), found.silent());
    }

    private Completion write(ModelCard card, Briefing briefing, StringBuilder text, Reply reply) {
        reply.status(Phrase.of(Wording.STATUS_ASKING, card.name()));
        return models.converse(
                card,
                promptWriter.write(briefing),
                clock.instant().plus(PATIENCE),
                chunk -> {
                    switch (chunk) {
                        case Chunk.Text(var words) -> {
                            text.append(words);
                            reply.append(words);
                        }
                        case Chunk.Thinking() -> reply.status(Phrase.of(Wording.STATUS_THINKING));
                    }
                });
    }

    private Outcome outcome(
            Claim claim,
            String question,
            Route route,
            Found found,
            ModelCard card,
            String text,
            Completion completion) {
        var turn = claim.turn();
        if (completion.ending() == Ending.WITHHELD || text.isBlank()) {
            log.warn("turn={} model={} gave no answer: {}", turn.id(), card.id(), completion);
            return new Outcome.Sorry(
                    Phrase.of(Wording.APOLOGY_INTERRUPTED, turn.id()), "model-withheld");
        }
        var receipt =
                new Receipt(
                        turn.id(),
                        card.name(),
                        route.reasons(),
                        Duration.between(claim.acceptedAt(), clock.instant()),
                        completion.usage(),
                        new Cost(card.price().microUsd(completion.usage()), card.price().known()),
                        found.passages().size(),
                        notes(turn.asked(), found, completion));
        var answer = new Answer(text, Citations.in(text, found.passages()), receipt);
        var exchange = new Exchange(turn.asked().asker(), question, text, turn.asked().at());
        return new Outcome.Answered(answer, exchange);
    }

    private static List<Phrase> notes(Asked asked, Found found, Completion completion) {
        var notes = new ArrayList<Phrase>();
        if (completion.ending() == Ending.CUT) {
            notes.add(Phrase.of(Wording.NOTE_CUT));
        }
        for (var name : found.silent()) {
            notes.add(Phrase.of(Wording.NOTE_BASE_SILENT, name));
        }
        if (!asked.attachments().isEmpty()) {
            var names =
                    asked.attachments().stream()
                            .map(Attachment::name)
                            .collect(Collectors.joining(", "));
            notes.add(Phrase.of(Wording.NOTE_FILES_UNREAD, names));
        }
        return notes;
    }

    private static Outcome sorry(Turn turn, ModelCard card, ModelFailure failure) {
        log.warn("turn={} model={} failed: {}", turn.id(), card.id(), failure.getMessage());
        var wording =
                switch (failure) {
                    case ModelFailure.Busy _ -> Wording.APOLOGY_BUSY;
                    case ModelFailure.Broken _, ModelFailure.Late _, ModelFailure.Interrupted _ ->
                            Wording.APOLOGY_INTERRUPTED;
                    case ModelFailure.TooLong _ -> Wording.APOLOGY_TOO_LONG;
                    case ModelFailure.Refused _ -> Wording.APOLOGY_SETTINGS;
                };
        return new Outcome.Sorry(
                Phrase.of(wording, turn.id()),
                "model-" + failure.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }
}
