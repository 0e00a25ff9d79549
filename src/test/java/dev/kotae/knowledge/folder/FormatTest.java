package dev.kotae.knowledge.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.folder.Chunker.Piece;
import dev.kotae.knowledge.reading.Document;
import dev.kotae.knowledge.reading.Document.Section;
import dev.kotae.knowledge.reading.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @TempDir private static Path folder;

    private static Document parse(Format format, String text, String name) {
        try {
            return format.read(Files.writeString(folder.resolve("file"), text), name);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static List<Piece> pieces(Format format, String text) {
        return Chunker.cut(parse(format, text, "file"));
    }

    private static List<Piece> markdown(String text) {
        return pieces(Format.MARKDOWN, text);
    }

    private static String long_(String sentence) {
        return (sentence + " ").repeat(300 / sentence.length() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.MD,MARKDOWN",
        "a.b.html,HTML",
        "a.HTM,HTML",
        "a.txt,TEXT",
        "a.pdf,PDF",
        "a.docx,WORD",
        "a.XLSX,SHEETS",
        "a.csv,TABLE",
        "a.doc,",
        "md,MARKDOWN",
        "a.,"
    })
    void a_format_is_known_by_the_end_of_a_name(String name, Format format) {
        assertThat(Format.of(name).orElse(null)).isEqualTo(format);
    }

    @Test
    void front_matter_gives_the_title_and_is_no_part_of_the_words() {
        var document =
                parse(
                        Format.MARKDOWN,
                        "---\ntitle: \"Night watch\"\ntags: [x]\n---\n# Rules\n\nStay awake.\n",
                        "file");
        assertThat(document.title()).isEqualTo("Night watch");
        assertThat(document.sections()).hasSize(1);
        assertThat(document.sections().getFirst().headings()).containsExactly("Rules");
        assertThat(Chunker.cut(document).getFirst().text()).isEqualTo("Stay awake.");
    }

    @Test
    void front_matter_has_lists_comments_and_long_values() {
        var front =
                "# made by hand\ntags:\n- one\n-\n  two\nmore: [\n  a\n]\n\ntitle: Night watch\n";
        var document = parse(Format.MARKDOWN, "---  \r\n" + front + "...\nStay awake.\n", "file");
        assertThat(document.title()).isEqualTo("Night watch");
        assertThat(Chunker.cut(document)).extracting(Piece::text).containsExactly("Stay awake.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n\nStay awake.\n",
                "---\nStay awake.\n\n---\n",
                "---\n\n# Rules\n\nStay awake.\n\n---\n\nOr sleep.\n",
                "---\nFirst: a rule.\nStay awake.\n\n---\n"
            })
    void a_rule_at_the_beginning_is_not_taken_for_front_matter(String text) {
        assertThat(markdown(text).getFirst().text()).contains("Stay awake.");
    }

    @Test
    void a_long_file_that_begins_with_a_rule_is_read() {
        assertThat(markdown("---\n" + "key: value\n".repeat(100_000))).hasSizeGreaterThan(100);
    }

    @Test
    void a_file_without_a_heading_is_called_by_its_name() {
        assertThat(parse(Format.MARKDOWN, "Stay awake.", "watch").title()).isEqualTo("watch");
        assertThat(parse(Format.HTML, "<p>Stay awake.</p>", "watch").title()).isEqualTo("watch");
    }

    @Test
    void raised_figures_are_no_digits_of_a_number_and_what_is_struck_out_is_not_read() {
        var html =
                "<p>500<sup>1</sup> euro, 10<sup>6</sup> rows, 9 m<sup>2</sup>"
                        + "<sup><a href='#n'>3</a></sup>, <del>120</del> <s>130</s> 180 yen.</p>";
        assertThat(Chunker.cut(parse(Format.HTML, html, "prices")).getFirst().text())
                .isEqualTo("500^1 euro, 10^6 rows, 9 m2, 180 yen.");
    }

    @Test
    void anchors_are_those_that_github_makes() {
        var anchors =
                parse(
                                Format.MARKDOWN,
                                """
                                # Title
                                ## What's new in 2.0?
                                a
                                ## 経費の精算（国内）
                                b
                                ## Same
                                c
                                ## Same
                                d
                                ## `code_name` & *more*
                                e
                                """,
                                "file")
                        .sections()
                        .stream()
                        .map(Section::anchor)
                        .toList();
        assertThat(anchors)
                .containsExactly("whats-new-in-20", "経費の精算国内", "same", "same-1", "code_name--more");
    }

    @Test
    void a_section_keeps_the_headings_above_it_and_forgets_those_beside_it() {
        var sections =
                parse(
                                Format.MARKDOWN,
                                "# T\nx\n## A\nx\n### B\nx\n## C\nx\n#### D\nx\n# E\nx\n",
                                "file")
                        .sections();
        assertThat(sections)
                .extracting(Section::headings)
                .containsExactly(
                        List.of(),
                        List.of("A"),
                        List.of("A", "B"),
                        List.of("C"),
                        List.of("C", "D"),
                        List.of("E"));
    }

    @Test
    void marks_are_gone_and_web_addresses_stay() {
        var text =
                markdown(
                                """
                                Read **the** [rules](rules.md) on the [portal](https://portal.example/x)
                                or at <https://sso.example>. Run `make`. <b>Now</b><!-- not this -->
                                ![a map](map.png)
                                """)
                        .getFirst()
                        .text();
        assertThat(text)
                .isEqualTo(
                        "Read the rules on the portal (https://portal.example/x) or at"
                                + " https://sso.example. Run make. Now a map");
    }

    @Test
    void wrapped_japanese_is_joined_without_blanks() {
        assertThat(markdown("霧が出たときは、\n霧笛を鳴らし\nます。").getFirst().text())
                .isEqualTo("霧が出たときは、霧笛を鳴らします。");
    }

    @Test
    void lists_tables_and_code_keep_their_form() {
        var text =
                markdown(
                                """
                                1. one
                                   - inner
                                2. two

                                | Key | Value |
                                |-----|------:|
                                | a   | **1** |

                                ```sh
                                make  it
                                ```
                                """)
                        .getFirst()
                        .text();
        assertThat(text)
                .isEqualTo(
                        """
                        1. one
                          - inner
                        2. two

                        | Key | Value |
                        | --- | --- |
                        | a | 1 |

                        ```sh
                        make  it
                        ```\
                        """);
    }

    @Test
    void a_web_page_keeps_lists_tables_and_anchors() {
        var document =
                parse(
                        Format.HTML,
                        """
                        <body><header>Ads</header><article><h1>Boats</h1><p>Two<br>boats.</p>
                        <h2><a name="oars"></a>Oars</h2><ul><li>left<ul><li>short</li></ul></li>
                        <li>right</li></ul><pre>row  on</pre><p hidden>ghost</p></article></body>
                        """,
                        "file");
        assertThat(document.title()).isEqualTo("Boats");
        assertThat(document.sections()).extracting(Section::anchor).containsExactly("", "oars");
        assertThat(Chunker.cut(document))
                .extracting(Piece::text)
                .containsExactly("Two boats.", "- left\n  - short\n- right\n\n```\nrow  on\n```");
    }

    @Test
    void an_empty_cell_of_a_web_page_keeps_its_column() {
        var text =
                pieces(
                                Format.HTML,
                                "<table><tr><th>City<th>Day<th>Night</tr><tr><td>Tokyo<td><td>500"
                                        + "</tr><tr><td><td></tr></table>")
                        .getFirst()
                        .text();
        assertThat(text)
                .isEqualTo("| City | Day | Night |\n| --- | --- | --- |\n| Tokyo |  | 500 |");
    }

    @Test
    void what_reaches_over_columns_or_rows_of_a_web_page_moves_no_value() {
        var text =
                pieces(
                                Format.HTML,
                                """
                                <table><tr><th>City<th colspan=2>Rate<th>Tax
                                <tr><td rowspan=2>Tokyo<td>500<td>800<td rowspan=9>10 %
                                <tr><td>450<td>700<tr><td>Osaka</table>
                                """)
                        .getFirst()
                        .text();
        assertThat(text)
                .isEqualTo(
                        """
                        | City | Rate |  | Tax |
                        | --- | --- | --- | --- |
                        | Tokyo | 500 | 800 | 10 % |
                        | Tokyo | 450 | 700 | 10 % |
                        | Osaka |  |  | 10 % |\
                        """);
    }

    @Test
    void a_small_table_that_reaches_without_end_is_left_alone() throws IOException {
        var row = "<tr>" + "<td colspan=999 rowspan=9999>".repeat(3);
        var file = Files.writeString(folder.resolve("wide"), "<table>" + row.repeat(9_000));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Format.HTML.read(file, "wide"))
                .matches(unreadable -> unreadable.reason() == Reason.TOO_LONG);
    }

    @Test
    void all_articles_of_a_web_page_are_read() {
        var text =
                pieces(
                                Format.HTML,
                                """
                                <body><header>Ads</header><div><p>Questions</p><div><article>Who?
                                </article></div><article>Why? <aside>Ask!</aside></article></div>
                                <aside>More pages</aside>
                                """)
                        .getFirst()
                        .text();
        assertThat(text).isEqualTo("Questions\n\nWho?\n\nWhy?\n\nAsk!");
    }

    @Test
    void lists_within_other_elements_of_a_list_are_read() {
        var text =
                pieces(
                                Format.HTML,
                                """
                                <ul><li>oars<div>two:<ul><li>left<details><ol><li>short</ol></details>
                                <li>right</ul></div><li>sail</ul>
                                """)
                        .getFirst()
                        .text();
        assertThat(text).isEqualTo("- oars two:\n  - left\n    1. short\n  - right\n- sail");
    }

    @Test
    void what_a_press_unfolds_on_a_web_page_is_read() {
        var document =
                parse(
                        Format.HTML,
                        """
                        <main><h1>Help</h1><h2><button aria-expanded=false aria-controls=a1>Where is the
                        oar?</button></h2><div id=a1 hidden>In the shed.</div><button>Copy</button>
                        <p hidden>ghost</main>
                        """,
                        "file");
        assertThat(document.sections())
                .singleElement()
                .extracting(Section::headings)
                .isEqualTo(List.of("Where is the oar?"));
        assertThat(Chunker.cut(document).getFirst().text()).isEqualTo("In the shed.");
    }

    @Test
    void a_web_page_that_says_how_it_is_written_is_read_so() throws IOException {
        var page = "<meta charset=\"windows-1252\"><title>Möwen</title><p>“Zwölf” Möwen.";
        var file =
                Files.write(folder.resolve("page"), page.getBytes(Charset.forName("windows-1252")));

        var document = Format.HTML.read(file, "page");

        assertThat(document.title()).isEqualTo("Möwen");
        assertThat(Chunker.cut(document).getFirst().text()).isEqualTo("“Zwölf” Möwen.");
    }

    @Test
    void a_large_table_is_cut_between_rows_and_each_part_has_the_head() {
        var table = new StringBuilder("| Port | Depth |\n|---|---|\n");
        for (int i = 0; i < 120; i++) {
            table.append("| harbour number ").append(i).append(" | ").append(i).append(" m |\n");
        }
        var pieces = markdown(table.toString());
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces).allSatisfy(p -> assertThat(p.text()).startsWith("| Port | Depth |"));
        assertThat(pieces).allSatisfy(p -> assertThat(p.text()).hasSizeLessThanOrEqualTo(1500));
        var rows = pieces.stream().flatMap(p -> p.text().lines()).filter(l -> l.endsWith(" m |"));
        assertThat(rows).hasSize(120);
    }

    @Test
    void a_table_with_a_very_wide_head_says_it_once() {
        var head = String.join(",", Collections.nCopies(1_000, "column"));
        var row = String.join(",", Collections.nCopies(1_000, "depth"));
        var table = head + "\n" + (row + "\n").repeat(40);
        var texts = pieces(Format.TABLE, table).stream().map(Piece::text).toList();
        assertThat(texts.stream().mapToInt(String::length).sum()).isLessThan(2 * table.length());
        assertThat(texts).extracting(String::length).allMatch(length -> length <= 1500);
        assertThat(texts.getFirst()).startsWith("| column | column |");
        assertThat(texts.getLast()).endsWith("| depth | depth |");
    }

    @ParameterizedTest
    @CsvSource({"'The gull sleeps on the roof. ',1500", "鴎は屋根の上で眠ります。,700"})
    void running_text_is_cut_between_sentences(String sentence, int longest) {
        var pieces = markdown(sentence.repeat(400));
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(pieces)
                .allSatisfy(p -> assertThat(p.text()).hasSizeLessThanOrEqualTo(longest))
                .allSatisfy(
                        p -> assertThat(p.text()).startsWith(sentence).endsWith(sentence.strip()));
        var together = String.join("", pieces.stream().map(Piece::text).toList());
        assertThat(together.split("[.。]")).hasSize(400);
    }

    @Test
    void text_without_any_end_is_cut_but_never_inside_a_character() {
        var pieces = markdown("🚲".repeat(3_000));
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(pieces)
                .allSatisfy(p -> assertThat(p.text().codePoints()).allMatch(c -> c == 0x1F6B2));
    }

    @Test
    void a_heading_or_title_of_many_pages_is_text_and_is_not_repeated() {
        var words = "The gull sleeps on the roof. ".repeat(400);
        var document = parse(Format.MARKDOWN, "# " + words + "\n\n## A\n\nStay awake.", "watch");
        assertThat(document.title()).isEqualTo("watch");
        assertThat(document.sections())
                .extracting(Section::headings)
                .containsExactly(List.of(), List.of("A"));
        assertThat(Chunker.cut(document).getFirst().text()).startsWith("The gull sleeps");
        var titled = parse(Format.HTML, "<title>" + words + "</title><p>Stay awake.", "watch");
        assertThat(titled.title()).hasSize(300).startsWith("The gull sleeps");
    }

    @Test
    void very_short_neighbours_go_together_under_their_parent() {
        var pieces =
                markdown("# Phones\n## Reception\n### Day\n101\n### Night\n102\n## Kitchen\n103");
        assertThat(pieces)
                .containsExactly(
                        new Piece(List.of("Reception"), "day", "Day\n101\n\nNight\n102"),
                        new Piece(List.of("Kitchen"), "kitchen", "103"));
    }

    @Test
    void sections_of_some_length_stay_apart() {
        var text = long_("The gull sleeps.");
        assertThat(markdown("# T\n## A\n" + text + "\n## B\n" + text))
                .extracting(Piece::headings)
                .containsExactly(List.of("A"), List.of("B"));
    }

    @Test
    void plain_text_has_its_first_line_as_title() {
        var document = parse(Format.TEXT, "Tides\n\nHigh at six.\n \n\nLow at noon.\n", "file");
        assertThat(document.title()).isEqualTo("Tides");
        assertThat(Chunker.cut(document).getFirst().text())
                .isEqualTo("High at six.\n\nLow at noon.");
    }

    @Test
    void a_first_line_that_goes_on_stays_in_the_words() {
        var document = parse(Format.TEXT, "Dear keepers,\nthe tide is high.", "file");
        assertThat(document.title()).isEqualTo("Dear keepers,");
        assertThat(Chunker.cut(document).getFirst().text())
                .isEqualTo("Dear keepers,\nthe tide is high.");
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE,'a,b'",
        "TABLE,''",
        "HTML,<p>",
        "HTML,<td>1</td>",
        "MARKDOWN,- a",
        "MARKDOWN,*a* *b*",
        "MARKDOWN,|a|b|"
    })
    void a_text_of_nothing_but_tiny_pieces_is_left_alone(Format format, String piece)
            throws IOException {
        var file = folder.resolve("tiny");
        Files.writeString(file, (piece + "\n").repeat(4_000_000 / (piece.length() + 1)));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> format.read(file, "tiny"))
                .matches(unreadable -> unreadable.reason() == Reason.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE,'Erika,Munich,2026-11-30,1200'",
        "HTML,<li>Call <b>the keeper</b> when the lamp is out and nobody is there.</li>",
        "MARKDOWN,- Call **the keeper** when the lamp is out and nobody of you is there."
    })
    void a_long_text_of_common_pieces_is_read(Format format, String piece) {
        var text = (piece + "\n").repeat(1_500_000 / piece.length());

        assertThat(parse(format, text, "long").sections()).isNotEmpty();
    }
}
