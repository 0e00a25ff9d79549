package dev.kotae.answer;

import static dev.kotae.answer.DeskAtWork.AFTER_KEYS;
import static dev.kotae.answer.DeskAtWork.NEW;
import static dev.kotae.answer.DeskAtWork.NOW;
import static dev.kotae.answer.DeskAtWork.QUIET;
import static dev.kotae.answer.DeskAtWork.cause;
import static dev.kotae.answer.DeskAtWork.inPublic;
import static dev.kotae.answer.DeskAtWork.inquiry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.ScriptedModel.Line;
import dev.kotae.answer.writing.Outcome;
import dev.kotae.chat.Call;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Remark;
import dev.kotae.knowledge.Rule;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Completion;
import dev.kotae.model.Lineup;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Tier;
import dev.kotae.routing.Policy;
import dev.kotae.routing.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What documents are searched for, and what is said of what was found.
class DeskSearchTest {
    private final DeskAtWork desk = new DeskAtWork();

    @Test
    void what_was_told_before_to_who_has_left_the_group_since_counts_as_confidential() {
        desk.rule = new Rule(Set.of("*"), Set.of(), Set.of("hr"));
        assertThat(confidential("How long do keys live?", NEW)).isFalse();
        assertThat(confidential("Say that again in one line, please", AFTER_KEYS)).isTrue();
        assertThat(confidential("hello!", AFTER_KEYS)).isTrue();

        desk.rule = Rule.EVERYBODY;
        assertThat(confidential("Say that again in one line, please", AFTER_KEYS)).isFalse();
    }

    private boolean confidential(String question, Conversation conversation) {
        var outcome = desk.answer(ScriptedModel.saying("90 days.", "90."), question, conversation);
        return ((Outcome.Answered) outcome).answer().receipt().search().confidential();
    }

    @Test
    void whom_a_question_mentions_is_no_word_to_search_by_but_told_to_the_model() {
        var model = ScriptedModel.saying("Every 90 days [1].");

        desk.answer(model, Mention.of("花子") + " How often do keys change?", NEW);

        assertThat(desk.documents.asked).containsExactly("How often do keys change?");
        assertThat(model.prompts.getLast().messages().getLast().text()).contains("@花子");
    }

    @Test
    void where_nothing_else_is_found_a_mention_is_searched_by() {
        desk.documents.fitting = false;

        desk.answer(ScriptedModel.saying("Of the yard."), "Who is " + Mention.of("Ann") + "?", NEW);

        assertThat(desk.documents.asked).containsExactly("Who is ?", "Who is @Ann?");
    }

    @Test
    void a_follow_up_is_said_in_full_by_the_quick_model_and_searched_so() {
        var model = ScriptedModel.saying("Why do keys change every 90 days?", "Because.");
        var outcome = desk.answer(model, "and why?", AFTER_KEYS);
        assertThat(desk.documents.asked).containsExactly("Why do keys change every 90 days?");
        assertThat(model.asked).first().isEqualTo("global.anthropic.claude-haiku-5-5");
        assertThat(model.prompts.getFirst().messages().getFirst().text())
                .contains("<question>How often do keys change?</question>")
                .contains("<question>and why?</question>");
        assertThat(model.prompts.getLast().messages()).hasSize(3);
        assertThat(model.prompts.getLast().messages().getLast().text())
                .contains("<question>\nand why?\n</question>");
        assertThat(((Outcome.Answered) outcome).answer().receipt().calls())
                .extracting(Call::route)
                .startsWith("search")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is because of security.\n\n_Quoted._", "なぜ鍵は90日ごとに変わるのですか？", ""})
    void a_follow_up_that_is_not_said_in_one_line_of_its_language_is_searched_with_that_before(
            String said) {
        desk.answer(ScriptedModel.saying(said, "Because."), "and why?", AFTER_KEYS);
        assertThat(desk.documents.asked).containsExactly("How often do keys change?\nand why?");
    }

    @Test
    void a_follow_up_is_searched_with_that_before_where_the_quick_model_fails() {
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("403", cause())))
                        .then(new Line.Says("Because.", Completion.Ending.WHOLE));
        var outcome = desk.answer(model, "and why?", AFTER_KEYS);
        assertThat(desk.documents.asked).containsExactly("How often do keys change?\nand why?");
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void where_a_quick_model_fails_another_of_them_says_a_follow_up_in_full() {
        desk.lineup =
                new Lineup(
                        List.of(
                                Catalogue.card("jp.anthropic.claude-haiku-5-5"),
                                Catalogue.card("global.anthropic.claude-haiku-5-5")),
                        desk.lineup.balanced(),
                        desk.lineup.deep(),
                        new LinkedHashMap<>());
        var model =
                new ScriptedModel()
                        .then(new Line.Fails("", new ModelFailure.Refused("403", cause())))
                        .then(new Line.Says("Why 90 days?", Completion.Ending.WHOLE))
                        .then(new Line.Says("Because.", Completion.Ending.WHOLE));
        desk.answer(model, "and why?", AFTER_KEYS);
        assertThat(desk.documents.asked).containsExactly("Why 90 days?");
        assertThat(model.asked).element(1).isEqualTo("global.anthropic.claude-haiku-5-5");
    }

    @Test
    void where_a_place_keeps_the_quick_models_out_nothing_is_told_to_them() {
        desk.policy = Policy.everywhere(new Terms(Tier.QUICK, Tier.DEEP, 1, Set.of("deep")));
        var model = ScriptedModel.saying("Because.");
        desk.answer(model, "and why?", AFTER_KEYS);
        assertThat(model.asked).containsExactly("global.anthropic.claude-opus-5-5");
        assertThat(desk.documents.asked).containsExactly("How often do keys change?\nand why?");
    }

    @Test
    void a_question_that_stands_by_itself_is_searched_as_it_is() {
        var model = ScriptedModel.saying("Here.");
        desk.answer(model, "Where can I see the list of all keys of my team?", AFTER_KEYS);
        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void a_weak_search_is_made_again_in_the_other_language_of_the_documents() {
        desk.documents.language = Optional.of(Locale.ENGLISH);
        var model = ScriptedModel.saying("How long do keys live?", "90日です[1]。");
        var outcome = desk.answer(model, "鍵の有効期間はどのくらいですか？", NEW);
        assertThat(desk.documents.asked)
                .containsExactly("鍵の有効期間はどのくらいですか？", "How long do keys live?");
        assertThat(model.prompts.getFirst().messages().getFirst().text())
                .contains("<question>鍵の有効期間はどのくらいですか？</question>")
                .contains("The language is English.");
        assertThat(model.prompts.getLast().messages().getLast().writtenOut())
                .containsOnlyOnce("(page 1)")
                .doesNotContain("Nothing was found");
        assertThat(((Outcome.Answered) outcome).answer().receipt().calls())
                .extracting(Call::route)
                .startsWith("search")
                .hasSize(2);
    }

    @Test
    void what_the_asker_alone_may_read_is_sought_in_its_own_language_too() {
        desk.rule = new Rule(Set.of("*"), Set.of(), Set.of("hr"));
        desk.documents.language = Optional.of(Locale.JAPANESE);
        var model = ScriptedModel.saying("鍵の有効期間は？", "I did not find this.");

        var outcome = desk.answer(model, inPublic("How long do keys live?", "hr"), QUIET);

        assertThat(desk.documents.asked).containsExactly("How long do keys live?", "鍵の有効期間は？");
        assertThat(((Outcome.Answered) outcome).answer().receipt().search().withheld())
                .isEqualTo(2);
    }

    @Test
    void nothing_is_translated_where_enough_was_found_or_no_documents_are_in_that_language() {
        desk.answer(ScriptedModel.saying("90日です。"), "鍵の有効期間はどのくらいですか？", NEW);
        desk.documents.language = Optional.of(Locale.JAPANESE);
        desk.answer(ScriptedModel.saying("90 days."), "Do keys live 90 days, on page 1?", NEW);
        assertThat(desk.documents.asked).hasSize(2);
    }

    @Test
    void a_model_is_warned_where_what_was_found_hardly_answers_the_question() {
        var model = ScriptedModel.saying("Every 90 days [1].", "I did not find it.");
        desk.answer(model, "How long do keys live, 90 days?", NEW);
        desk.answer(model, "Which vendor repairs the espresso machine in Osaka?", NEW);
        assertThat(model.prompts)
                .extracting(
                        prompt -> prompt.messages().getLast().text().contains("Nothing was found"))
                .containsExactly(false, true);
    }

    @Test
    void small_talk_searches_nothing() {
        desk.answer(ScriptedModel.saying("Hello!"), "hello", NEW);
        assertThat(desk.documents.asked).isEmpty();
    }

    @Test
    void a_mention_without_words_is_about_what_was_said_last_in_the_thread() {
        var remark = new Remark("Ken", "Where is the office?", NOW);
        var model = ScriptedModel.saying("In Kanazawa.");
        desk.answer(model, inquiry("  ", List.of(), NEW, List.of(remark)), QUIET);
        assertThat(desk.documents.asked).containsExactly("Where is the office?");
    }
}
