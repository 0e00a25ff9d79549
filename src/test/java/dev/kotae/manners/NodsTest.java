package dev.kotae.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "thanks a lot, got it!",
                "わかりました、ありがとうございます！",
                "wwww",
                "+1",
                "かしこまりました",
                "お疲れさまです",
                "すごいですね",
                "いいですね！",
                "さすがですね！",
                "ありがとうございますー",
                "ありがとうございます〜、オッケーです",
                "Kotaeさん、ありがとう",
                "はい、わかりました",
                "解決しました、ありがとうございます",
                "だいじょうぶです",
                "了解です、田中さんに聞いてみます",
                "sounds good",
                "thanks, that helps",
                "Ah ok",
                "never mind",
                "ok thanks, will do",
                "ok, I will ask Tanaka then",
                "ok, I'll check with legal",
                ":tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
                        + " :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
                        + " :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
            })
    void thanks_and_nods_are_known(String text) {
        assertThat(Nods.isNod(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "はい",
                "no",
                "1",
                "Kotae",
                "ok?",
                "大丈夫ですか",
                "大丈夫です？",
                "いいですか",
                "いいです",
                "すごいですね、何日ですか",
                "わかりました、では半日は",
                "了解です、田中さんに聞いてみますか",
                "了解です、もう一つ教えて",
                "田中さんに聞いてみます",
                "お疲れ様です、有給は何日ですか",
                "解決しましたか",
                "すみません",
                "すみません、有給は",
                "thanks, and half days",
                "thanks, that helps, but what about part-timers",
                "never mind that, how long is it",
                "sounds good, go on",
                "good to know, since when",
                "ok I will ask you then",
                "I will ask Tanaka",
                "ok go on"
            })
    void what_may_want_an_answer_is_no_nod(String text) {
        assertThat(Nods.isNod(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 、", "?", "？？", "。。。", "opus:", "Sonnet： "})
    void who_says_nothing_calls(String text) {
        assertThat(Nods.isCall(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", ":tada:", "+1", "opus: why", "有給は？", "why?"})
    void who_says_anything_does_not_only_call(String text) {
        assertThat(Nods.isCall(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok ", "thanks ok ", "w", "了解です", "and "})
    void whatever_is_said_over_and_over_is_judged_at_once(String again) {
        var text = "thanks " + again.repeat(12_000) + "x";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Nods.isNod(text)).isFalse());
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Questions.isQuestion(text)).isFalse());
    }
}
