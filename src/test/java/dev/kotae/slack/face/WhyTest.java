package dev.kotae.slack.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Call;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Citation.Quote;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final Call QUICK =
            new Call(
                    "us.anthropic.claude-haiku-5-5",
                    "Claude Haiku 5.5",
                    "us-east-1",
                    "quick",
                    new Usage(1_000, 30, 0, 0),
                    new Cost(115, true));
    private static final Call BALANCED =
            new Call(
                    "us.anthropic.claude-sonnet-5-5",
                    "Claude Sonnet 5.5",
                    "us-east-1",
                    "balanced",
                    new Usage(1_000, 200, 200, 0),
                    new Cost(4_020, true));

    @Test
    void it_tells_the_cost_of_the_answer_and_what_the_others_would_have_cost() {
        assertThat(new Why(Locale.US).paragraphs(Optional.of(answer(BALANCED))))
                .anySatisfy(said ->
                        assertThat(said)
                                .contains("cost $0.0041", "Read: 1,200 tokens", "written: 200"))
                .anySatisfy(said ->
                        assertThat(said)
                                .contains("Claude Opus 5.5 would have cost $0.0082 for as many"))
                .noneSatisfy(said -> assertThat(said).contains("us.anthropic"));
    }

    @Test
    void of_an_answer_that_took_one_request_it_tells_its_kind_too() {
        var answer = Optional.of(answer(BALANCED));

        assertThat(new Why(Locale.US).paragraphs(answer))
                .contains("• Claude Sonnet 5.5 (an ordinary answer): $0.0041");
        assertThat(new Why(Locale.JAPAN).paragraphs(answer))
                .contains(
                        "• Claude Sonnet 5.5（"
                                + Wording.ROAD_BALANCED.in(Locale.JAPAN)
                                + "）：$0.0041");
    }

    @Test
    void of_an_answer_that_took_two_models_it_tells_both_and_why() {
        var answer = Optional.of(answer(QUICK, BALANCED));

        assertThat(new Why(Locale.US).paragraphs(answer))
                .anySatisfy(said ->
                        assertThat(said)
                                .contains("*Claude Sonnet 5.5* answered")
                                .contains("Claude Haiku 5.5 left it to a stronger model"))
                .anySatisfy(said -> assertThat(said).contains("cost $0.0042"))
                .anySatisfy(said ->
                        assertThat(said)
                                .contains("Claude Haiku 5.5 (a quick answer): $0.00012")
                                .contains("Claude Sonnet 5.5 (an ordinary answer): $0.0041"));
        assertThat(new Why(Locale.JAPAN).paragraphs(answer))
                .anySatisfy(said -> assertThat(said).contains("Claude Haiku 5.5 が上位のモデルに任せたため"))
                .anySatisfy(said -> assertThat(said).contains("（速さ重視の回答）："));
    }

    @Test
    void what_a_request_was_for_is_told_in_the_readers_words() {
        var search =
                new Call(
                        "us.anthropic.claude-haiku-5-5",
                        "Claude Haiku 5.5",
                        "us-east-1",
                        "search",
                        new Usage(100, 10, 0, 0),
                        new Cost(12, true));
        var answer = Optional.of(answer(search, BALANCED));

        assertThat(String.join("\n", new Why(Locale.JAPAN).paragraphs(answer)))
                .contains("Claude Haiku 5.5（検索語の作成）：")
                .doesNotContain("search", "us.anthropic");
        assertThat(String.join("\n", new Why(Locale.US).paragraphs(answer)))
                .contains("Claude Haiku 5.5 (words of a search): $0.000012");
    }

    @Test
    void below_each_source_stand_the_words_that_the_answer_rests_on() {
        var words = "word ".repeat(60);
        var sources =
                List.of(
                        new Citation(
                                1,
                                "Leave",
                                "",
                                List.of(
                                        new Quote(
                                                0, 9, "- Twenty days\nof <!channel> leave & more."),
                                        new Quote(
                                                10, 19, "Twenty days\nof <!channel> leave & more."),
                                        new Quote(20, 29, words))),
                        new Citation(
                                2,
                                "Travel",
                                "",
                                List.of(new Quote(30, 39, "- By train.\n- By bus."))),
                        new Citation(3, "Ferries", ""));
        var answer = answer(BALANCED);
        var read = answer.receipt();
        var cited =
                new Answer(
                        "Yes.",
                        sources,
                        new Receipt(
                                read.turn(),
                                read.model(),
                                read.reasons(),
                                read.took(),
                                read.usage(),
                                read.cost(),
                                5,
                                List.of()));

        assertThat(new Why(Locale.US).paragraphs(Optional.of(cited)))
                .anySatisfy(said ->
                        assertThat(said)
                                .startsWith("• [1] Leave\n> Twenty days of &lt;\u2060!channel&gt;")
                                .contains("leave &amp; more.\n> word word")
                                .endsWith("…")
                                .hasLineCount(3))
                .contains("• [2] Travel\n> By train. · By bus.", "• [3] Ferries");
    }

    @Test
    void what_a_search_asked_is_told_among_the_requests_and_did_not_answer() {
        var order =
                new Call(
                        "cohere.rerank-v3-5:0",
                        "Cohere Rerank 3.5",
                        "us-east-1",
                        Call.RERANK,
                        Usage.NONE,
                        new Cost(2_000, true));
        var meaning =
                new Call(
                        "amazon.titan-embed-text-v2:0",
                        "Titan Text Embeddings V2",
                        "us-east-1",
                        Call.EMBED,
                        new Usage(12, 0, 0, 0),
                        new Cost(1, true));
        var answer = Optional.of(answer(meaning, order, BALANCED));

        assertThat(new Why(Locale.US).paragraphs(answer))
                .anySatisfy(said -> assertThat(said).contains("*Claude Sonnet 5.5* answered"))
                .anySatisfy(said ->
                        assertThat(said)
                                .contains("Titan Text Embeddings V2 (a search by meaning)")
                                .contains(
                                        "Cohere Rerank 3.5 (a better order of what was found): $0.002"));
        assertThat(new Why(Locale.JAPAN).paragraphs(answer))
                .anySatisfy(said -> assertThat(said).contains("（検索結果の並べ替え）：", "（意味による検索）："));
    }

    private static Answer answer(Call... calls) {
        var all = List.of(calls);
        var usage = all.stream().map(Call::usage).reduce(Usage.NONE, Usage::plus);
        long cost = all.stream().mapToLong(call -> call.cost().microUsd()).sum();
        return new Answer(
                "Yes.",
                List.of(),
                new Receipt(
                        "turn0000001",
                        "Claude Sonnet 5.5",
                        List.of(
                                Phrase.of(Wording.REASON_ESCALATED, "Claude Haiku 5.5"),
                                Phrase.of(Wording.REASON_OTHER, "Claude Opus 5.5", "$0.0082")),
                        Duration.ofMillis(1_200),
                        usage,
                        new Cost(cost, true),
                        0,
                        List.of(),
                        all));
    }
}
