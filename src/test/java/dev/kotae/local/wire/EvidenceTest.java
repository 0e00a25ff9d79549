package dev.kotae.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.wire.Evidence.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EvidenceTest {
    private static final String DOCUMENTS =
            """
            <documents>
            <document index="1" title="Leave &amp; rest" section="Days > Unused">
            Unused days carry over.

            They lapse in March.
            </document>
            <document index="2" title="Portal">
            Ask for a < b days there.
            </document>
            </documents>

            <question>
            How many days?
            </question>
            """;

    @Test
    void a_passage_has_the_score_and_the_link_of_the_best_piece_that_it_is_made_of() {
        var retrieved =
                List.of(
                        retrieved(
                                result("Leave & rest", "They lapse in March.", 0.4),
                                result("Leave & rest", "Unused days carry over.", 0.9),
                                result("Portal", "Ask for a < b days there.", 0.2)));
        var evidence = Evidence.of(asked(DOCUMENTS), List.of(), retrieved);

        assertThat(evidence.passages())
                .containsExactly(
                        new Told(
                                1,
                                "Leave & rest",
                                List.of("Days", "Unused"),
                                "https://x.example/0.9",
                                "Unused days carry over.\n\nThey lapse in March.",
                                0.9),
                        new Told(
                                2,
                                "Portal",
                                List.of("Days", "Unused"),
                                "https://x.example/0.2",
                                "Ask for a < b days there.",
                                0.2));
    }

    @Test
    void a_passage_that_was_found_again_has_the_newer_score() {
        var newer = retrieved("Portal", "Ask for a < b days there.", 0.2);
        var older = retrieved("Portal", "Ask for a < b days there.", 0.8);
        var evidence = Evidence.of(asked(DOCUMENTS), List.of(), List.of(newer, older));

        assertThat(evidence.passages().getLast().score()).isEqualTo(0.2);
    }

    @Test
    void what_the_model_cites_itself_is_said_with_its_mark() {
        var asked =
                """
                {"messages":[{"role":"user","content":[
                  {"searchResult":{"source":"s","title":"Leave > Days","citations":{"enabled":true},
                    "content":[{"text":"Unused days carry over."},{"text":"They lapse."}]}},
                  {"text":"<question>How many?</question>"}]}]}
                """;
        var place = "{\"location\":{\"searchResultLocation\":{\"searchResultIndex\":0}}}";
        var said =
                List.of(
                        "{\"contentBlockDelta\":{\"delta\":{\"text\":\"They carry over.\"}}}",
                        "{\"contentBlockDelta\":{\"delta\":{\"citation\":" + place + "}}}",
                        "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                        "{\"contentBlockDelta\":{\"delta\":{\"text\":\" Bye.\"}}}",
                        "{\"contentBlockStop\":{\"contentBlockIndex\":1}}");

        var evidence = Evidence.of(asked, said, List.of(retrieved("Leave", "They lapse.", 0.7)));

        assertThat(evidence.said()).isEqualTo("They carry over.[1] Bye.");
        assertThat(evidence.passages())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.number()).isEqualTo(1);
                    assertThat(told.score()).isEqualTo(0.7);
                    assertThat(told.text()).isEqualTo("Unused days carry over.\n\nThey lapse.");
                });
    }

    @Test
    void what_no_retrieve_gave_has_no_score_and_no_link() {
        var other = retrieved("Another leaflet", "Unused days carry over.", 0.9);
        var told = Evidence.of(asked(DOCUMENTS), List.of(), List.of(other)).passages();

        assertThat(told.getFirst().title()).isEqualTo("Leave & rest");
        assertThat(told.getFirst().headings()).containsExactly("Days", "Unused");
        assertThat(told.getFirst().score()).isZero();
        assertThat(told.getFirst().link()).isEmpty();
    }

    @Test
    void the_words_of_a_stream_and_of_a_whole_answer_are_what_was_said() {
        var stream =
                List.of(
                        "{\"messageStart\":{\"role\":\"assistant\"}}",
                        "{\"contentBlockDelta\":{\"delta\":{\"text\":\"25 \"}}}",
                        "{\"contentBlockDelta\":{\"delta\":{\"text\":\"days [1].\"}}}",
                        "{\"contentBlockDelta\":{\"del");
        var whole = "{\"output\":{\"message\":{\"content\":[{\"text\":\"25 days [1].\"}]}}}";

        assertThat(Evidence.of(asked(DOCUMENTS), stream, List.of()).said())
                .isEqualTo("25 days [1].");
        assertThat(Evidence.of(asked(DOCUMENTS), List.of(whole), List.of()).said())
                .isEqualTo("25 days [1].");
    }

    @Test
    void a_question_without_documents_and_a_body_that_is_none_rest_on_nothing() {
        assertThat(Evidence.of(asked("Say this in Japanese"), List.of(), List.of()).passages())
                .isEmpty();
        assertThat(Evidence.of("{\"mess", List.of(), List.of()).passages()).isEmpty();
        assertThat(Evidence.of("", List.of(), List.of()).passages()).isEmpty();
    }

    private static String asked(String words) {
        var request = object();
        var message = request.putArray("messages").addObject().put("role", "user");
        message.putArray("content").addObject().put("text", words);
        return request.toString();
    }

    private static String retrieved(String title, String text, double score) {
        return retrieved(result(title, text, score));
    }

    private static String retrieved(ObjectNode... results) {
        var answer = object();
        answer.putArray("retrievalResults").addAll(List.of(results));
        return answer.toString();
    }

    private static ObjectNode result(String title, String text, double score) {
        var result = object().put("score", score);
        result.putObject("content").put("text", text);
        var metadata = result.putObject("metadata").put("title", title);
        metadata.put("x-amz-bedrock-kb-source-uri", "https://x.example/" + score);
        metadata.putArray("headings").add("Days").add("Unused");
        return result;
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
