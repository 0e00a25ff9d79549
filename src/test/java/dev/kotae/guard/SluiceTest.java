package dev.kotae.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SluiceTest {
    private static final Passage KEYS =
            new Passage(
                    "p1",
                    "Keys",
                    List.of(),
                    "",
                    "Access keys expire after 90 days. 鍵は総務課の窓口で受け取ることができます。",
                    1);

    @Test
    void a_sentence_is_shown_once_it_is_whole_and_checked() {
        var sluice = checking();
        assertThat(sluice.take("Access keys expire af")).isEmpty();
        assertThat(sluice.take("ter 90 days [1]. The "))
                .isEqualTo("Access keys expire after 90 days [1].");
        assertThat(sluice.end()).isEqualTo(" The ");
    }

    @Test
    void what_rests_on_nothing_is_never_shown_however_it_is_cut() {
        var answer =
                "Access keys expire after 90 days [1]. The canteen closes at noon on Fridays."
                        + " 鍵は総務課の窓口で受け取れます[1]。社長は毎朝五時に起床して散歩をします。\n\n```\ncode. here\n```\n";
        for (int size = 1; size < 12; size++) {
            var sluice = checking();
            var shown = new StringBuilder();
            for (var piece : pieces(answer, size)) {
                shown.append(sluice.take(piece));
            }
            shown.append(sluice.end());
            assertThat(shown.toString())
                    .contains("expire after 90 days [1].", "受け取れます[1]。", "code. here")
                    .doesNotContain("canteen", "Fridays", "社長", "散歩");
        }
    }

    @Test
    void what_claims_nothing_passes() {
        var words = "# Keys\n\nHere is what I found:\n\nDo you want more? I did not find the rest.";
        var sluice = checking();
        assertThat(sluice.take(words) + sluice.end()).isEqualTo(words);
    }

    private static List<String> pieces(String text, int size) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += size) {
            pieces.add(text.substring(at, Math.min(text.length(), at + size)));
        }
        return pieces;
    }

    private static Sluice checking() {
        var grounding = Grounding.in(List.of(KEYS));
        return Sluice.checking(
                claim -> !(grounding.of(claim.text()) instanceof Footing.Unsupported));
    }
}
