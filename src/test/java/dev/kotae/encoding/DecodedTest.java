package dev.kotae.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "Shift_JIS", "windows-31j", "EUC-JP", "ISO-2022-JP"})
    void japanese_text_is_read_in_the_encodings_it_is_kept_in(String encoding) {
        var text = "氏名,ひらがな\n田中,たなか";

        assertThat(Decoded.of(text.getBytes(Charset.forName(encoding))))
                .isEqualTo(new Decoded.Text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"氏名,部署,内線\n山田太郎,総務部,1234", "氏名,ﾖﾐ\n佐藤花子,ｻﾄｳ ﾊﾅｺ"})
    void a_table_of_names_without_kana_is_read_as_spreadsheets_write_it(String text) {
        assertThat(Decoded.of(text.getBytes(Charset.forName("windows-31j"))))
                .isEqualTo(new Decoded.Text(text));
    }

    @ParameterizedTest
    @CsvSource({
        "It’s “new”; it’s here,windows-1252",
        "안녕하세요 세계,EUC-KR",
        "你好世界,GB2312",
        "ПРИВЕТ,KOI8-R"
    })
    void what_only_could_be_japanese_is_not_taken_for_it(String text, String encoding) {
        assertThat(Decoded.of(text.getBytes(Charset.forName(encoding))))
                .isEqualTo(new Decoded.Unknown());
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        assertThat(Decoded.of("\uFEFFTide".getBytes(UTF_8))).isEqualTo(new Decoded.Text("Tide"));
    }

    @Test
    void bytes_with_a_zero_are_no_text() {
        assertThat(Decoded.of(new byte[] {'a', 0, 'b'})).isEqualTo(new Decoded.Binary());
    }

    @Test
    void western_text_of_old_and_half_a_character_are_not_guessed_at() {
        assertThat(Decoded.of("Ein Leuchtturm für Möwen".getBytes(ISO_8859_1)))
                .isEqualTo(new Decoded.Unknown());
        // Would be a half-width kana amid Latin letters.
        assertThat(Decoded.of("GRÜN".getBytes(ISO_8859_1))).isEqualTo(new Decoded.Unknown());
        assertThat(Decoded.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}))
                .isEqualTo(new Decoded.Unknown());
    }
}
