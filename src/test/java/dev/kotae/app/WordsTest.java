package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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

    @Test
    void what_is_filled_in_is_shown_as_it_is() {
        assertThat(Words.say("docs.missing", "a'{0}b")).contains("a'{0}b");
    }

    private static int blanks(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }
}
