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
                ":tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
                        + " :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
                        + " :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada: :tada:"
            })
    void thanks_and_nods_are_known(String text) {
        assertThat(Nods.isNod(text)).isTrue();
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
