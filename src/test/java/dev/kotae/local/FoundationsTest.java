package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.local.slack.Content;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundationsTest {
    private static final long BEGUN = 1_700_000_000;

    private final Foundations foundations = new Foundations();

    @Test
    void each_answer_keeps_its_own_passages() {
        told("Leave", "You have 25 days. [1]", 0);
        told("Keys", "They live for 90 days. [1]", 1);

        assertThat(titles("You have 25 days. [1]", 0)).containsExactly("Leave");
        assertThat(titles("They live for 90 days. [1]", 1)).containsExactly("Keys");
        assertThat(titles("Good morning!", 2)).isEmpty();
    }

    @Test
    void of_answers_with_the_same_words_the_one_counts_that_was_given_then() {
        told("Old leave", "You have 25 days. [1]", 0);
        told("New leave", "You have 25 days. [1]", 600);

        assertThat(titles("You have 25 days. [1]", 3)).containsExactly("Old leave");
        assertThat(titles("You have 25 days. [1]", 603)).containsExactly("New leave");
    }

    @Test
    void an_answer_without_passages_takes_none_of_another_with_the_same_words() {
        told("Leave", "I did not find that.", 0);
        toldNothing("I did not find that.", 600);

        assertThat(titles("I did not find that.", 3)).containsExactly("Leave");
        assertThat(titles("I did not find that.", 603)).isEmpty();
    }

    @Test
    void an_answer_is_known_that_was_marked_or_that_is_one_of_several_messages() {
        var long1 = "You have 25 days. ".repeat(10);
        var long2 = "They lapse at the end of March. ".repeat(10);
        told("Leave", long1 + long2, 0);

        assertThat(titles("**You have** _25 days_. " + long1, 0)).containsExactly("Leave");
        assertThat(titles(long2, 0)).containsExactly("Leave");
    }

    @Test
    void only_the_newest_are_kept() {
        for (int i = 0; i <= Foundations.KEPT; i++) {
            told("Leave", "Answer " + i + " ends", i);
        }

        assertThat(titles("Answer 0 ends", 0)).isEmpty();
        assertThat(titles("Answer 1 ends", 1)).containsExactly("Leave");
    }

    private void told(String title, String answer, long after) {
        var asked =
                "<documents><document index='1' title='%s'>Words.</document></documents>"
                        .formatted(title)
                        .replace('\'', '"')
                        .replace("\"", "\\\"");
        heard(asked, answer, after);
    }

    private void toldNothing(String answer, long after) {
        heard("Hello", answer, after);
    }

    private void heard(String asked, String answer, long after) {
        var request =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + asked + "\"}]}]}";
        var said = "{\"contentBlockDelta\":{\"delta\":{\"text\":\"" + answer + "\"}}}";
        var at = Instant.ofEpochSecond(BEGUN + after);
        foundations.heard(
                new WireCall(
                        "bedrock",
                        new WireCall.Request("POST", "/model/m/converse-stream", request),
                        new WireCall.Response(200, List.of(said), true),
                        at,
                        at,
                        at));
    }

    private List<String> titles(String shown, long after) {
        var ts = (BEGUN + after) + ".000100";
        var content = Content.of(shown);
        var post = new Post("C", ts, "", Workspace.BOT, "", content, false, "", false, Map.of());
        return foundations.of(post).stream()
                .flatMap(evidence -> evidence.passages().stream())
                .map(told -> told.title())
                .toList();
    }
}
