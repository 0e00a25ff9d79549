package dev.kotae.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "Shift_JIS", "windows-31j", "EUC-JP"})
    void japanese_text_is_read_in_the_encodings_it_is_kept_in(String encoding) {
        var text = "氏名,ひらがな\n田中,たなか";

        assertThat(Decoded.of(text.getBytes(Charset.forName(encoding))))
                .isEqualTo(new Decoded.Text(text));
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
