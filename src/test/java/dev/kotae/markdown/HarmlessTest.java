package dev.kotae.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!Channel>",
                "<!here|here>",
                "<!everyone>",
                "<!subteam^S123>",
                "<!date^1^{date}|x>",
                "<@U123>",
                "<@W123|me>",
                "<#C123|general>",
                "<https://evil.example/|https://good.example/>",
                "<mailto:a@b.example|help>"
            })
    void what_slack_would_obey_is_text_afterwards(String token) {
        var harmless = Harmless.of("a " + token + " b");

        assertThat(harmless).doesNotContain(token);
        assertThat(harmless.replace("\u2060", "")).isEqualTo("a " + token + " b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<String> a < b && b > c",
                "<!DOCTYPE html><div class=\"a|b\"><!-- x -->",
                "<https://example.com/a?b=c>",
                "<T extends Comparable<T>>",
                "a <",
                "<",
                "<!",
                "<https://never.ended.example",
                "x <- y | z",
                "| a | b <br> c |\n|---|---|",
                "日本語 <强调> 「<」"
            })
    void everything_else_stays_as_it_is(String text) {
        assertThat(Harmless.of(text)).isEqualTo(text);
    }

    @Test
    void pieces_give_the_same_as_the_whole_wherever_they_are_cut() {
        var text =
                "a<!channel>b <@U1> <<!here>> <https://x.example|y> <http://z.example> a<b <#C1|d>"
                        + " <!-- no --> <!channe <"
                        + "<scheme:".repeat(3);
        var random = new Random(1);
        for (int round = 0; round < 500; round++) {
            var inPieces = new Harmless();
            var shown = new StringBuilder();
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(7));
                shown.append(inPieces.pass(text.substring(from, to)));
                assertThat(shown).doesNotContain("<!channel", "<@U1", "<!here", "<#C1", "<https");
                from = to;
            }
            shown.append(inPieces.rest());
            assertThat(shown.toString().replace("\u2060", "")).isEqualTo(text);
            assertThat(shown).hasToString(Harmless.of(text));
        }
    }

    @Test
    void a_link_that_never_ends_is_not_waited_for() {
        var harmless = new Harmless();

        var shown = harmless.pass("<https://x.example/" + "a".repeat(3_000));

        assertThat(shown).hasSizeGreaterThan(3_000);
        assertThat(shown + harmless.pass("|good>")).doesNotContain("<https");
    }
}
