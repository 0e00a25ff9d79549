package dev.kotae.answer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Rule;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Prompt;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Policy;
import dev.kotae.routing.StagedRouter;
import dev.kotae.routing.Strategy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final List<String> searched = new CopyOnWriteArrayList<>();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Ports ports = new InMemoryStore(InstantSource.system()).ports();

    @Test
    void it_takes_the_way_of_a_question_in_both_languages_and_leaves_nothing() {
        new Rehearsal(desk(List.of(new Shelf(false)), this::note), InstantSource.system()).run();

        assertThat(searched).hasSize(2).anyMatch(words -> words.contains("有給休暇"));
        assertThat(written).hasSize(2).allMatch(prompt -> prompt.contains("an old rule"));
        assertThat(ports.inbox().stats().waiting()).isZero();
    }

    @Test
    void what_breaks_in_it_keeps_nobody_from_opening() {
        var desk =
                desk(
                        List.of(new Shelf(true)),
                        (card, prompt, deadline, out) -> {
                            throw new IllegalStateException("a bug");
                        });

        assertThatCode(() -> new Rehearsal(desk, InstantSource.system()).run())
                .doesNotThrowAnyException();
    }

    private Completion note(
            ModelCard card, Prompt prompt, Instant deadline, ChatModel.Listener out) {
        written.add(
                prompt.system()
                        + prompt.messages().stream()
                                .map(Prompt.Message::writtenOut)
                                .collect(joining()));
        return Rehearsal.MODEL.converse(card, prompt, deadline, out);
    }

    private Desk desk(List<Knowledge> documents, ChatModel model) {
        var clock = InstantSource.system();
        var card = Catalogue.card("global.anthropic.claude-haiku-5-5");
        var lineup = new Lineup(card, card, card);
        return new Desk(
                new StagedRouter(Strategy.learned(), Policy.FREE),
                new Library(
                        documents.stream()
                                .map(one -> new Library.Shelf(one, Rule.EVERYBODY))
                                .toList()),
                new PromptWriter(2_000, 2_000, 1_000),
                new Models(model, lineup, "us-east-1", clock, new Random(7)),
                new Budget(ports.ledger(), List.of(), clock),
                Instructions.NONE,
                clock);
    }

    private final class Shelf implements Knowledge {
        private final boolean silent;

        Shelf(boolean silent) {
            this.silent = silent;
        }

        @Override
        public String name() {
            return "documents";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            searched.add(text);
            if (silent) {
                throw new KnowledgeFailure("silent", new IllegalStateException());
            }
            return List.of(new Passage("1", "Rules", List.of(), "", "an old rule", 1));
        }
    }
}
