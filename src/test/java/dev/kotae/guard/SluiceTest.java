package dev.kotae.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Keys",
                "Here is what I found:",
                "Do you want more?",
                "I did not find the rest.",
                "I couldn't find anything about 2027.",
                "The documents do not contain anything about parking.",
                "There is no information about parking in the handbook.",
                "The policy does not say who approves it.",
                "Let me know if you want more details.",
                "見つかったのは次のとおりです：",
                "**手順：**",
                "もっと詳しく知りたいですか？",
                "もっと詳しく説明しますか。",
                "2027年の予定は文書に記載がありません。",
                "詳しくは総務部にお問い合わせください。",
                "| Contact address | Working hours |\n|---|:---:|\n",
                "| 担当の連絡先 | 受付の時間帯 |\n| --- | --- |\n",
            })
    void what_claims_nothing_passes(String words) {
        assertThat(shown(words)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "担当：総務部の佐藤さんです。",
                "締め切り：毎月末日までに提出してください。",
                "誰が承認しますかという点は、部長が決めます。",
                "「経費は使えますか？」と聞かれたら、使えないと答えてください。",
                "規程には上限は十万円との記載があります。",
                "人事部（内線1234）にお問い合わせください。",
                "The plan does not contain dental cover.",
                "Do not mention the merger to suppliers.",
                "Who does not know the password calls the help desk.",
                "Feel free to call extension 1234.",
            })
    void what_claims_something_in_whatever_form_does_not_pass_unless_a_passage_says_it(
            String words) {
        assertThat(shown(words)).isEmpty();
    }

    private static String shown(String words) {
        var sluice = checking();
        return sluice.take(words) + sluice.end();
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
