package dev.kotae.answer.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't solve this system of equations reliably. You could try an expert.",
                "I’m not entirely sure how these two clauses interact. It may depend on the court.",
                "Unfortunately, I am unable to determine the root cause. More logs are needed.",
                "I don't know. This is beyond me.",
                "As an AI assistant, I cannot calculate this exactly. Sorry about that.",
                "It is difficult to say. Many things play a part.",
                "I’m afraid that I cannot solve this. It needs a specialist.",
                "I can't reliably compute this. Many factors play a part.",
                "Unfortunately, I won't be able to answer this. It takes an expert.",
                "I am unsure how the two clauses interact. It depends on the court.",
                "I'm not 100% sure about this. It may depend on the court.",
                "I do not have the expertise for that. A lawyer has it.",
                "I have no idea. Nobody has.",
                "I'm sorry, but I must decline. This takes a lawyer.",
                "This question is beyond my abilities. It takes an expert.",
                "申し訳ありませんが、お答えできません。専門家にご相談ください。",
                "申し訳ありませんが、そのご質問にはお答えできません。専門家にご相談ください。",
                "申し訳ございませんが、こちらのご質問にはお答えいたしかねます。専門家にご相談ください。",
                "どちらが良いか判断できません。どちらにも長所があります。",
                "正確にお答えすることができません。場合によります。",
                "正確な回答はできかねます。場合によります。",
                "その問題を解くことができません。条件が足りません。",
                "答えられません。専門家にご相談ください。",
                "確かなことは言えません。場合によります。",
                "この問題は私には難しすぎます。専門家にご相談ください。",
                "回答を控えさせていただきます。専門家にご相談ください。",
                "正確にはわかりません。場合によります。",
                "すみません、この問題については判断できかねます。理由は三つあります。",
                "あまり自信がありません。別の見方もあります。"
            })
    void an_admission_is_held_back_letter_by_letter(String answer) {
        var opening = new Opening();
        for (int at = 0; at < answer.length(); at++) {
            assertThat(opening.take(answer.substring(at, at + 1))).isEmpty();
        }
        assertThat(opening.end()).isEmpty();
        assertThat(opening.isDoubtful()).isTrue();
        assertThat(opening.let()).isEqualTo(answer);
        assertThat(opening.take("More.")).isEqualTo("More.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I did not find this in the documents. Ask the HR team.",
                "I'm sorry, I don't know. The documents do not say when it opens.",
                "I'm not sure what you mean: the office in Tokyo or the one in Osaka?",
                "I can help. The answer is 90 days.",
                "申し訳ありませんが、文書には見つかりませんでした。人事部にお尋ねください。",
                "わかりません。社内の文書に記載がありません。",
                "I don't have enough information. The documents do not say when it opens.",
                "どちらの窓口でも申請できます。人事部が近道です。",
                "正確には12日です。半日は数えません。",
                "パスワードの共有はできません。規程で禁じられています。",
                "わかりやすく言うと、三つの段階があります。",
                "It is hard work. You will like it."
            })
    void whatever_else_an_answer_begins_with_is_let_through_whole(String answer) {
        var opening = new Opening();
        var seen = new StringBuilder();
        for (int at = 0; at < answer.length(); at++) {
            seen.append(opening.take(answer.substring(at, at + 1)));
        }
        seen.append(opening.end());
        assertThat(opening.isDoubtful()).isFalse();
        assertThat(seen).hasToString(answer);
    }

    @Test
    void an_ordinary_answer_does_not_wait() {
        assertThat(new Opening().take("The")).isEqualTo("The");
        assertThat(new Opening().take("有給")).isEqualTo("有給");
        assertThat(new Opening().take("**Keys** live")).isEqualTo("**Keys** live");
        assertThat(new Opening().take("正確には12")).isEqualTo("正確には12");
    }

    @Test
    void a_word_that_might_have_been_one_waits_no_longer_than_it_might_be() {
        var opening = new Opening();
        assertThat(opening.take("I")).isEmpty();
        assertThat(opening.take(" would suggest")).isEqualTo("I would suggest");
    }
}
