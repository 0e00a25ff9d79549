package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.store.StoreUnusable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    @Test
    void every_line_exists_in_both_languages_with_the_same_blanks() {
        var english = Words.bundle(Locale.ENGLISH);
        var japanese = Words.bundle(Locale.JAPAN);
        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        for (var key : english.keySet()) {
            var blanks = blanks(english.getString(key));
            assertThat(blanks(japanese.getString(key))).as(key).isEqualTo(blanks);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unusable_store_is_explained_in_both_languages(StoreUnusable.Reason reason) {
        for (var locale : List.of(Locale.ENGLISH, Locale.JAPAN)) {
            assertThat(Words.bundle(locale).containsKey("store." + reason.key())).isTrue();
        }
    }

    @Test
    void what_is_filled_in_is_shown_as_it_is() {
        assertThat(Words.say("docs.missing", "a'{0}b")).contains("a'{0}b");
    }

    private static int blanks(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }
}
