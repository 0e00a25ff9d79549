package dev.kotae.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhraseTest {
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("dev.kotae.chat.phrases", Locale.ROOT);
    private static final ResourceBundle JAPANESE =
            ResourceBundle.getBundle("dev.kotae.chat.phrases", Locale.JAPANESE);

    @ParameterizedTest
    @EnumSource(Wording.class)
    void every_wording_exists_in_both_languages_with_the_same_blanks(Wording wording) {
        var english = ENGLISH.getString(wording.key());
        var japanese = JAPANESE.getString(wording.key());
        assertThat(japanese).isNotEqualTo(english);
        assertThat(blanks(japanese)).isEqualTo(blanks(english));
    }

    @Test
    void no_bundle_holds_a_key_that_nothing_says() {
        var keys = Stream.of(Wording.values()).map(Wording::key).toList();
        assertThat(keys).containsAll(ENGLISH.keySet()).containsAll(JAPANESE.keySet());
    }

    /// Slack shows the signs themselves where they touch Japanese letters.
    @ParameterizedTest
    @EnumSource(Wording.class)
    void emphasis_stands_between_spaces_in_japanese(Wording wording) {
        var emphasis = Pattern.compile("(?s)(.?)([*_])(?=\\S)[^*_\\n]+(?<=\\S)\\2(.?)");
        assertThat(emphasis.matcher(JAPANESE.getString(wording.key())).results())
                .allSatisfy(found -> assertThat(found.group(1) + found.group(3)).isBlank());
    }

    @Test
    void a_reader_of_a_third_language_is_addressed_in_english() {
        var english = Phrase.of(Wording.SOURCES).in(Locale.US);
        assertThat(Phrase.of(Wording.SOURCES).in(Locale.GERMANY)).isEqualTo(english);
        assertThat(Phrase.of(Wording.SOURCES).in(Locale.JAPAN)).isEqualTo("出典");
    }

    @Test
    void what_is_filled_in_is_not_read_as_a_pattern() {
        var phrase = Phrase.of(Wording.NOTE_BASE_SILENT, "it's {0} 'quoted'");
        assertThat(phrase.in(Locale.US)).contains("it's {0} 'quoted'");
    }

    @Test
    void one_is_not_several() {
        assertThat(Phrase.of(Wording.STATUS_READING, "1").in(Locale.US))
                .isEqualTo("Reading 1 passage…");
        assertThat(Phrase.of(Wording.STATUS_READING, "4").in(Locale.US))
                .isEqualTo("Reading 4 passages…");
        assertThat(Phrase.of(Wording.NOTE_SUPPORTED, "0", "1").in(Locale.US))
                .startsWith("0 of 1 sentence supported");
        assertThat(Phrase.of(Wording.USAGE_PERSON, "0", "$0").in(Locale.US))
                .startsWith("This month you asked *0* questions,");
        assertThat(Phrase.of(Wording.USAGE_PERSON, "1", "$0").in(Locale.US))
                .startsWith("This month you asked *1* question,");
        assertThat(Phrase.of(Wording.USAGE_PERSON, "1234", "$0").in(Locale.US))
                .startsWith("This month you asked *1,234* questions,");
    }

    /// A noun in the plural behind a bare blank would be wrong for one.
    @ParameterizedTest
    @EnumSource(Wording.class)
    void a_count_chooses_its_noun(Wording wording) {
        assertThat(
                        ENGLISH.getString(wording.key())
                                .replaceAll("\\{\\d,choice,([^{}]|\\{\\d})*}", ""))
                .doesNotContainPattern("\\{\\d}\\*? (more )?[a-z]{3,}s\\b");
    }

    private static int blanks(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
