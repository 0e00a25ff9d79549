package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.words.Words;
import dev.kotae.store.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"words.properties", "words_ja.properties"})
    void no_line_stands_twice(String file) throws IOException {
        try (var lines = Files.lines(Path.of("src/main/resources/dev/kotae/app", file))) {
            var keys = lines.filter(line -> line.matches("[\\w.][^=]*=.*"));
            assertThat(keys.map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
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
    void no_line_is_there_that_nothing_says() throws IOException {
        var words = code("src/main/java/dev/kotae/app");
        var all = code("src/main/java");
        assertThat(Words.bundle(Locale.ENGLISH).keySet())
                .allMatch(key -> isHelp(key) || isSaid(key, words, all));
        assertThat(isSaid("doctor.what.nobody-saw-it", words, all)).isFalse();
    }

    @Test
    void no_line_with_blanks_is_said_without_what_fills_them() throws IOException {
        var english = Words.bundle(Locale.ENGLISH);
        var bare = Pattern.compile("\\.say\\(\\s*\"([^\"]+)\"\\s*\\)");
        var said = bare.matcher(code("src/main/java/dev/kotae/app")).results();
        assertThat(said.map(each -> each.group(1)))
                .contains("models.because")
                .allMatch(key -> blanks(english.getString(key)) == 0);
    }

    private static String code(String folder) throws IOException {
        var code = new StringBuilder();
        try (var files = Files.walk(Path.of(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }

    /// As a whole, or put together from its beginning and its end, which is a text or a constant.
    private static boolean isSaid(String key, String words, String all) {
        int dot = key.lastIndexOf('.') + 1;
        var end = key.substring(dot);
        var constant = end.toUpperCase(Locale.ROOT).replace('-', '_');
        return words.contains("\"" + key + "\"")
                || (dot > 0
                        && words.contains("\"" + key.substring(0, dot) + "\"")
                        && Pattern.compile("[\".]" + end + "\"|\\b" + constant + "\\b")
                                .matcher(all)
                                .find());
    }

    /// Said by picocli, of the program or of a command that there is.
    private static boolean isHelp(String key) {
        var name = key.replaceFirst("^\\./kotae\\.", "");
        var command = name.substring(0, Math.max(0, name.indexOf('.')));
        return name.startsWith("usage.")
                || (name.contains(".usage.")
                        && Main.commandLine().getSubcommands().containsKey(command));
    }

    @Test
    void what_is_filled_in_is_shown_as_it_is() {
        assertThat(Words.say("docs.missing", "a'{0}b")).contains("a'{0}b");
    }

    private static int blanks(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
