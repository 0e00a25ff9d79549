package dev.kotae.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FileRulesTest {
    private static final String TEXT = "{\"text\":\"Sum it up\"}";

    @Test
    void what_converse_takes_is_taken() {
        assertThatCode(() ->
                        check(
                                document("pdf", "file 1", "%PDF-1.7 %%EOF"),
                                document("csv", "file 2", "a,b"),
                                image("gif", "GIF89a"),
                                TEXT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "pdf, 休暇規程, %PDF-1.7, alphanumeric",
        "pdf, a  b, %PDF-1.7, alphanumeric",
        "pptx, file 1, PK, enum value set",
        "pdf, file 1, <html>, Could not process",
        "pdf, file 1, %PDF-1.7, Could not process",
    })
    void a_document_that_converse_refuses_is_refused(
            String format, String name, String content, String words) {
        assertThatThrownBy(() -> check(document(format, name, content), TEXT))
                .hasMessageContaining(words);
    }

    @Test
    void a_document_needs_words_and_a_name_of_its_own() {
        var one = document("txt", "file 1", "a");

        assertThatThrownBy(() -> check(one)).hasMessageContaining("text block");
        assertThatThrownBy(() -> check(one, one, TEXT)).hasMessageContaining("duplicate");
    }

    @Test
    void there_are_only_so_many() {
        var documents =
                IntStream.range(0, 6)
                        .mapToObj(i -> document("txt", "file " + i, "a"))
                        .collect(Collectors.joining(","));

        assertThatThrownBy(() -> check(documents, TEXT)).hasMessageContaining("too many documents");
        assertThatThrownBy(() -> check((image("gif", "GIF89a") + ",").repeat(21) + TEXT))
                .hasMessageContaining("too many images");
    }

    private static void check(String... blocks) {
        FileRules.check(new JsonMapper().readTree("[" + String.join(",", blocks) + "]"), 0);
    }

    private static String document(String format, String name, String content) {
        return "{\"document\":{\"format\":\"%s\",\"name\":\"%s\",\"source\":{\"bytes\":\"%s\"}}}"
                .formatted(format, name, base64(content));
    }

    private static String image(String format, String content) {
        return "{\"image\":{\"format\":\"%s\",\"source\":{\"bytes\":\"%s\"}}}"
                .formatted(format, base64(content));
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
    }
}
