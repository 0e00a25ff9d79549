package dev.kotae.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionTest {
    private static final String PRIYA = Mention.of("Priya Nair");

    @Test
    void a_mention_looks_like_the_name_behind_a_sign() {
        assertThat(Mention.plain(PRIYA + " when?")).isEqualTo("@Priya Nair when?");
    }

    @Test
    void what_was_said_is_told_from_who_is_mentioned_wherever_that_stands() {
        assertThat(Mention.without(PRIYA + " when is the freeze?"))
                .isEqualTo("when is the freeze?");
        assertThat(Mention.without("does " + PRIYA + " know?")).isEqualTo("does know?");
        assertThat(Mention.without(Mention.of("佐藤") + "さん、いつですか？")).isEqualTo("さん、いつですか？");
    }

    @Test
    void words_that_somebody_typed_behind_the_sign_stay() {
        assertThat(Mention.without("what is @Override?")).isEqualTo("what is @Override?");
    }

    @Test
    void where_nothing_but_mentions_was_said_they_stay() {
        assertThat(Mention.without(PRIYA + "?")).isEqualTo("@Priya Nair?");
    }

    @Test
    void a_name_ends_where_it_ends_whatever_stands_in_it() {
        var odd = Mention.of("Nair\u2069 the \u2068freeze");

        assertThat(Mention.without(odd + " when?")).isEqualTo("when?");
    }
}
