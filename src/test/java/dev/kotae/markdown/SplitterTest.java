package dev.kotae.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    @Test
    void a_short_text_is_one_part() {
        assertThat(Splitter.split("one\n\ntwo", 256)).containsExactly("one\n\ntwo");
        assertThat(Splitter.split(" \n", 256)).isEmpty();
    }

    @Test
    void a_long_text_is_cut_at_the_end_of_a_paragraph() {
        var paragraph = "word ".repeat(30).strip();
        var text = String.join("\n\n", paragraph, paragraph, paragraph);

        assertThat(Splitter.split(text, 310))
                .containsExactly(paragraph + "\n\n" + paragraph, paragraph);
    }

    @Test
    void a_fence_that_fits_into_a_part_is_not_cut() {
        var fence = "```java\n" + "line;\n\n".repeat(20) + "```";
        var text = "before ".repeat(30) + "\n\n" + fence + "\n\nafter";

        var parts = Splitter.split(text, 256);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1)).startsWith(fence).endsWith("after");
    }

    @Test
    void a_fence_that_is_too_long_is_closed_and_opened_again() {
        var lines =
                IntStream.range(0, 100)
                        .mapToObj(i -> "line " + i)
                        .collect(Collectors.joining("\n"));

        var parts = Splitter.split("```sql\n" + lines + "\n```\n\nend", 256);

        assertThat(parts).hasSizeGreaterThan(3).allMatch(part -> part.length() <= 256);
        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.startsWith("```sql\n") && part.endsWith("\n```"));
        var joined =
                parts.stream()
                        .map(part -> part.replace("```sql\n", "").replace("\n```", ""))
                        .collect(Collectors.joining("\n"));
        assertThat(joined).isEqualTo(lines + "\n\nend");
    }

    @Test
    void a_table_that_is_too_long_has_its_head_in_each_part() {
        var rows =
                IntStream.range(0, 40)
                        .mapToObj(i -> "| name " + i + " | " + i + " |")
                        .collect(Collectors.joining("\n"));

        var parts = Splitter.split("| Name | n |\n|---|--:|\n" + rows + "\n\nend", 256);

        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.length() <= 256);
        assertThat(parts).allMatch(part -> part.startsWith("| Name | n |\n|---|--:|\n| name "));
        var joined =
                parts.stream()
                        .map(part -> part.replace("| Name | n |\n|---|--:|\n", ""))
                        .collect(Collectors.joining("\n"));
        assertThat(joined).isEqualTo(rows + "\n\nend");
    }

    @Test
    void what_stands_indented_under_an_item_is_no_code_at_the_beginning_of_a_part() {
        var inner =
                IntStream.range(0, 30)
                        .mapToObj(i -> "      - inner item " + i)
                        .collect(Collectors.joining("\n"));

        var parts = Splitter.split("- a\n    - b\n" + inner + "\n- outer", 256);

        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.subList(1, parts.size()))
                .allMatch(part -> part.startsWith("- "))
                .noneMatch(part -> part.contains("    "));
        assertThat(parts.getLast()).endsWith("\n- outer");
    }

    @Test
    void a_list_is_rather_cut_between_its_items_than_within_one() {
        var item = "- item\n\n  " + "more of it ".repeat(8).strip() + "\n\n";

        var parts = Splitter.split(item.repeat(6), 256);

        assertThat(parts).hasSize(3).allMatch(part -> part.startsWith("- item\n\n  more"));
    }

    @Test
    void nothing_is_lost_and_no_part_is_too_long_whatever_the_text() {
        var random = new Random(7);
        var pieces =
                new String[] {
                    "あいう。", "word ", "\n", "\n\n", "😀", "```\n", "- item\n", "x".repeat(90)
                };
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }

            var parts = Splitter.split(text.toString(), 256);

            assertThat(parts).allMatch(part -> part.length() <= 256);
            assertThat(bare(String.join("", parts))).isEqualTo(bare(text.toString()));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s`]", "");
    }
}
