package dev.kotae.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.markdown.Document.Block.Paragraph;
import dev.kotae.markdown.Document.Run;
import dev.kotae.markdown.Document.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "code <b> and snake_case_name and 234.",
                "use the <s> flag",
                "an <i> and a <code> that nothing closes",
                "a </b> that nothing opened"
            })
    void a_tag_that_a_text_is_about_stays_in_it(String text) {
        assertThat(runs(text)).containsExactly(new Run(text, Style.NONE, ""));
    }

    @Test
    void a_tag_with_its_other_one_is_a_style() {
        var bold = new Style(true, false, false, false);
        assertThat(runs("so <b>bold</b> it is"))
                .containsExactly(
                        new Run("so ", Style.NONE, ""),
                        new Run("bold", bold, ""),
                        new Run(" it is", Style.NONE, ""));
    }

    private static List<Run> runs(String text) {
        return ((Paragraph) Document.of(text).sections().getFirst().block()).runs();
    }
}
