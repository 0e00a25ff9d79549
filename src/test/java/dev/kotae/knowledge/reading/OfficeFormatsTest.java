package dev.kotae.knowledge.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.reading.Document.Block;
import dev.kotae.knowledge.reading.Document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeFormatsTest {
    @TempDir private Path folder;

    @Test
    void the_pages_of_a_pdf_are_places_under_its_bookmarks() throws IOException {
        MadeFiles.pdf(
                at("a.pdf"),
                "Manual",
                List.of(
                        List.of("# Care", "The lens is cleaned on Mon-", "days with water."),
                        List.of("Still about care."),
                        List.of("# Fog", "The horn sounds.")),
                "");

        var document = Format.PDF.read(at("a.pdf"), "a");

        assertThat(document.title()).isEqualTo("Manual");
        assertThat(document.sections())
                .extracting(Section::anchor)
                .containsExactly("page=1", "page=2", "page=3");
        assertThat(document.sections())
                .extracting(Section::headings)
                .containsExactly(List.of("Care"), List.of("Care"), List.of("Fog"));
        assertThat(texts(document).getFirst())
                .isEqualTo("Care The lens is cleaned on Mondays with water.");
    }

    @Test
    void a_pdf_that_unfolds_without_end_is_given_up() throws IOException {
        MadeFiles.doublingPdf(at("a.pdf"), 30);
        var reader = new PdfReader(new Allowance(Duration.ofSeconds(1)));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatExceptionOfType(Unreadable.class)
                                .isThrownBy(() -> reader.read(at("a.pdf"), "a"))
                                .matches(given -> given.reason() == Reason.TOO_SLOW));
    }

    @Test
    void a_small_pdf_that_unfolds_into_a_large_one_is_left_alone() throws IOException {
        MadeFiles.blankPdf(at("name.pdf"), 0, false);
        MadeFiles.blankPdf(at("array.pdf"), 1, false);
        MadeFiles.blankPdf(at("twice.pdf"), 2, false);
        MadeFiles.blankPdf(at("form.pdf"), 1, true);

        for (var name : List.of("name.pdf", "array.pdf", "twice.pdf", "form.pdf")) {
            assertThat(Files.size(at(name))).isLessThan(100_000);
            assertUnreadable(Format.PDF, name, Reason.TOO_LONG);
        }
    }

    @Test
    void a_pdf_with_a_password_is_locked() throws IOException {
        MadeFiles.pdf(at("a.pdf"), "Secret", List.of(List.of("Treasure.")), "sesame");

        assertUnreadable(Format.PDF, "a.pdf", Reason.LOCKED);
    }

    @Test
    void a_pdf_of_pictures_has_no_words() throws IOException {
        MadeFiles.pdf(at("a.pdf"), "Scan", List.of(List.of(), List.of()), "");

        assertUnreadable(Format.PDF, "a.pdf", Reason.WITHOUT_WORDS);
    }

    @Test
    void what_is_no_pdf_or_half_of_one_is_broken() throws IOException {
        Files.writeString(at("a.pdf"), "%PDF-1.7 but not really");
        MadeFiles.pdf(at("whole.pdf"), "Cut", List.of(List.of("Words.")), "");
        var bytes = Files.readAllBytes(at("whole.pdf"));
        Files.write(at("empty.pdf"), new byte[0]);
        Files.write(at("noise.pdf"), Arrays.copyOf(bytes, 40));

        for (var name : List.of("a.pdf", "empty.pdf", "noise.pdf")) {
            assertUnreadable(Format.PDF, name, Reason.BROKEN);
        }
    }

    @Test
    void what_is_struck_out_hidden_or_moved_away_is_not_read() throws IOException {
        var run = "<w:r><w:rPr><w:%s/></w:rPr><w:t>%s</w:t></w:r>";
        MadeFiles.docx(
                at("a.docx"),
                "<w:p>"
                        + run.formatted("strike", "120 ")
                        + run.formatted("b", "180 euro")
                        + run.formatted("strike w:val=\"0\"", ", call 03")
                        + "<w:r><w:noBreakHyphen/><w:t>1234.</w:t></w:r>"
                        + run.formatted("vanish", "Hidden.")
                        + "<w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>");

        assertThat(texts(Format.WORD.read(at("a.docx"), "a")))
                .containsExactly("180 euro, call 03-1234.");
    }

    @Test
    void a_word_document_keeps_headings_lists_and_tables() throws IOException {
        var item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        MadeFiles.docx(
                at("a.docx"),
                MadeFiles.paragraph("a0", "当番の手引き")
                        + MadeFiles.paragraph("a1", "Night")
                        + MadeFiles.paragraph("x", "Two keep watch.")
                        + item.formatted("lamp")
                        + item.formatted("horn")
                        + MadeFiles.paragraph("a2", "Fog")
                        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Hour</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
                        + "<w:t>Who</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Ten</w:t></w:r>"
                        + "</w:p></w:tc><w:tc><w:p><w:r><w:t>Ann</w:t></w:r></w:p><w:p><w:r><w:t>Bob</w:t></w:r>"
                        + "</w:p></w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Once."
                        + "</w:t></mc:Choice><mc:Fallback><w:t>Once.</w:t></mc:Fallback></mc:AlternateContent>"
                        + "<w:delText>Gone.</w:delText></w:r></w:p>");

        var document = Format.WORD.read(at("a.docx"), "a");

        assertThat(document.title()).isEqualTo("当番の手引き");
        assertThat(document.sections())
                .extracting(Section::headings)
                .containsExactly(List.of("Night"), List.of("Night", "Fog"));
        assertThat(texts(document))
                .containsExactly(
                        "Two keep watch.",
                        "- lamp\n- horn",
                        "| Hour | Who |\n| --- | --- |\n| Ten | Ann Bob |",
                        "Once.");
    }

    @Test
    void what_reaches_over_columns_or_rows_of_a_word_document_moves_no_value() throws IOException {
        MadeFiles.docx(
                at("a.docx"),
                "<w:tbl>"
                        + tableRow(cell("", "City"), cell("<w:gridSpan w:val=\"2\"/>", "Rate"))
                        + tableRow(
                                cell("<w:vMerge w:val=\"restart\"/>", "Tokyo"),
                                cell("", "500"),
                                cell("", "800"))
                        + tableRow(cell("<w:vMerge/>", ""), cell("", "450"), cell("", "700"))
                        + tableRow(
                                "<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>",
                                cell("", "by night"))
                        + "</w:tbl>");

        assertThat(texts(Format.WORD.read(at("a.docx"), "a")))
                .containsExactly(
                        """
                        | City | Rate |  |
                        | --- | --- | --- |
                        | Tokyo | 500 | 800 |
                        | Tokyo | 450 | 700 |
                        |  |  | by night |\
                        """);
    }

    private static String tableRow(String... parts) {
        return "<w:tr>" + String.join("", parts) + "</w:tr>";
    }

    private static String cell(String properties, String words) {
        return "<w:tc><w:tcPr>%s</w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
                .formatted(properties, words);
    }

    @Test
    void a_small_file_that_unfolds_into_a_large_one_is_left_alone() throws IOException {
        MadeFiles.bomb(at("a.docx"));

        assertThat(Files.size(at("a.docx"))).isLessThan(100_000);
        assertUnreadable(Format.WORD, "a.docx", Reason.TOO_LONG);
    }

    @Test
    void a_file_of_empty_rows_or_items_without_end_is_left_alone() throws IOException {
        MadeFiles.xlsx(at("rows.xlsx"), "<row/>".repeat(2_000_000), List.of());
        MadeFiles.xlsx(at("words.xlsx"), "", Collections.nCopies(2_000_000, ""));
        MadeFiles.docx(at("items.docx"), "<w:p><w:numPr/></w:p>".repeat(2_000_000));
        MadeFiles.docx(
                at("table.docx"),
                "<w:tbl>" + "<w:tr><w:tc/></w:tr>".repeat(1_000_000) + "</w:tbl>");

        assertUnreadable(Format.SHEETS, "rows.xlsx", Reason.TOO_LONG);
        assertUnreadable(Format.SHEETS, "words.xlsx", Reason.TOO_LONG);
        assertUnreadable(Format.WORD, "items.docx", Reason.TOO_LONG);
        assertUnreadable(Format.WORD, "table.docx", Reason.TOO_LONG);
    }

    @Test
    void the_parts_of_an_office_file_may_have_any_name() throws IOException {
        var types = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        MadeFiles.zip(
                at("a.docx"),
                Map.of(
                        "_rels/.rels",
                        relation("r1", types + "/officeDocument", "word/document2.xml"),
                        "word/_rels/document2.xml.rels",
                        relation("r1", types + "/styles", "styles2.xml"),
                        "word/styles2.xml",
                        "<styles><style styleId=\"t\"><name val=\"Title\"/></style></styles>",
                        "word/document2.xml",
                        "<document><p><pPr><pStyle val=\"t\"/></pPr><r><t>Lamps</t></r></p>"
                                + "<p><r><t>Clean the lens.</t></r></p></document>"));
        MadeFiles.zip(
                at("a.xlsx"),
                Map.of(
                        "_rels/.rels",
                        relation("r1", types + "/officeDocument", "/xl/book.xml"),
                        "xl/_rels/book.xml.rels",
                        relation("r7", types + "/worksheet", "sheets/one.xml"),
                        "xl/book.xml",
                        "<workbook xmlns:r=\""
                                + types
                                + "\"><sheets>"
                                + "<sheet name=\"S\" sheetId=\"1\" r:id=\"r7\"/></sheets></workbook>",
                        "xl/sheets/one.xml",
                        "<worksheet><sheetData><row><c t=\"str\"><v>Oil</v></c></row></sheetData>"
                                + "</worksheet>"));

        var document = Format.WORD.read(at("a.docx"), "a");
        assertThat(document.title()).isEqualTo("Lamps");
        assertThat(texts(document)).containsExactly("Clean the lens.");
        assertThat(texts(Format.SHEETS.read(at("a.xlsx"), "a")))
                .containsExactly("| Oil |\n| --- |");
    }

    private static String relation(String id, String type, String target) {
        return "<Relationships><Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/></Relationships>"
                .formatted(id, type, target);
    }

    @Test
    void an_office_file_of_pictures_has_no_words_and_any_other_archive_is_broken()
            throws IOException {
        MadeFiles.docx(at("pictures.docx"), "<w:p><w:r><w:drawing/></w:r></w:p>");
        MadeFiles.xlsx(at("empty.xlsx"), "", List.of());
        MadeFiles.zip(at("other.docx"), Map.of("hello.txt", "hello"));
        MadeFiles.zip(at("other.xlsx"), Map.of("hello.txt", "hello"));

        assertUnreadable(Format.WORD, "pictures.docx", Reason.WITHOUT_WORDS);
        assertUnreadable(Format.SHEETS, "empty.xlsx", Reason.WITHOUT_WORDS);
        assertUnreadable(Format.WORD, "other.docx", Reason.BROKEN);
        assertUnreadable(Format.SHEETS, "other.xlsx", Reason.BROKEN);
    }

    @Test
    void an_office_file_with_a_password_or_of_an_older_format_is_locked() throws IOException {
        Files.write(at("a.docx"), HexFormat.of().parseHex("d0cf11e0a1b11ae10000"));
        Files.writeString(at("b.xlsx"), "no workbook");
        MadeFiles.docx(at("c.docx"), "<w:p>never ended");

        assertUnreadable(Format.WORD, "a.docx", Reason.LOCKED);
        assertUnreadable(Format.SHEETS, "b.xlsx", Reason.BROKEN);
        assertUnreadable(Format.WORD, "c.docx", Reason.BROKEN);
    }

    @Test
    void nothing_outside_a_file_is_opened_for_it() throws IOException {
        Files.writeString(at("secret.txt"), "treasure");
        var outside = at("secret.txt").toUri();
        MadeFiles.zip(
                at("a.docx"),
                Map.of(
                        "word/document.xml",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"%s\">]><d><p><t>&e;</t></p></d>"
                                .formatted(outside)));

        assertUnreadable(Format.WORD, "a.docx", Reason.BROKEN);
    }

    @Test
    void a_workbook_shows_what_its_cells_show() throws IOException {
        MadeFiles.xlsx(
                at("a.xlsx"),
                "<row><c r=\"A1\" t=\"s\"><v>0</v></c></row><row/>"
                        + "<row><c r=\"A3\" t=\"inlineStr\"><is><t>Item</t></is></c><c r=\"C3\" t=\"s\"><v>1</v></c>"
                        + "</row><row><c r=\"A4\" t=\"str\"><f>A1</f><v>Rope | thick</v></c><c r=\"B4\" s=\"1\">"
                        + "<v>45000</v></c><c r=\"C4\"><v>0.30000000000000004</v></c></row>"
                        + "<row><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" s=\"3\"><v>45000.75</v></c>"
                        + "<c r=\"C5\"><v>1.5E3</v></c></row>",
                List.of(
                        "<t>Price list</t>",
                        "<r><t>値</t></r><r><t>段</t></r><rPh><t>ネダン</t></rPh>"));

        var document = Format.SHEETS.read(at("a.xlsx"), "prices");

        assertThat(document.title()).isEqualTo("prices");
        assertThat(document.sections())
                .singleElement()
                .extracting(Section::headings)
                .isEqualTo(List.of("Prices"));
        assertThat(texts(document))
                .containsExactly(
                        "Price list",
                        """
                        | Item |  | 値段 |
                        | --- | --- | --- |
                        | Rope \\| thick | 2023-03-15 | 0.3 |
                        | TRUE | 2023-03-15 18:00 | 1500 |\
                        """);
    }

    @Test
    void parts_of_a_hundred_and_lengths_of_time_are_read_as_they_are_shown() throws IOException {
        MadeFiles.xlsx(
                at("a.xlsx"),
                "<row><c s=\"4\"><v>0.05</v></c><c s=\"6\"><v>-0.075</v></c><c s=\"7\"><v>5</v></c>"
                        + "<c s=\"5\"><v>1.5</v></c><c s=\"5\"><v>0.0006944444444444445</v></c></row>",
                List.of());

        assertThat(texts(Format.SHEETS.read(at("a.xlsx"), "a")).getFirst())
                .startsWith("| 5% | -7.5% | 5 | 36:00 | 0:01 |");
    }

    @Test
    void a_number_too_large_to_be_written_out_is_shown_as_it_stands() throws IOException {
        MadeFiles.xlsx(
                at("a.xlsx"),
                "<row><c><v>1E999999999</v></c><c><v>-2E-999999999</v></c><c><v>1E20</v></c></row>",
                List.of());

        assertThat(texts(Format.SHEETS.read(at("a.xlsx"), "a")))
                .containsExactly(
                        "| 1E999999999 | -2E-999999999 | 100000000000000000000 |\n| --- | --- | --- |");
    }

    @Test
    void values_parted_by_commas_semicolons_or_tabs_are_a_table() throws IOException {
        Files.writeString(
                at("a.csv"),
                "\uFEFFname;note\r\nAnn;\"says \"\"hi;\"\"\nand goes\"\r\n\r\nBob;\r\n");
        Files.writeString(at("b.tsv"), "name\tage\nAnn\t40\n");

        assertThat(texts(Format.TABLE.read(at("a.csv"), "a")))
                .containsExactly(
                        "| name | note |\n| --- | --- |\n| Ann | says \"hi;\" and goes |\n| Bob |  |");
        assertThat(texts(Format.TABLE.read(at("b.tsv"), "b")))
                .containsExactly("| name | age |\n| --- | --- |\n| Ann | 40 |");
    }

    @Test
    void a_quotation_mark_within_a_value_is_one() throws IOException {
        Files.writeString(
                at("a.csv"),
                "item,price\nMonitor 27\",\"¥30,000\"\n\"Lamp\" \"A\", \"1,5\"\nRope,\"\"\n");

        assertThat(texts(Format.TABLE.read(at("a.csv"), "a")))
                .containsExactly(
                        """
                        | item | price |
                        | --- | --- |
                        | Monitor 27" | ¥30,000 |
                        | Lamp "A" | 1,5 |
                        | Rope |  |\
                        """);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private static List<String> texts(Document document) {
        return document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .map(Block::text)
                .toList();
    }

    private void assertUnreadable(Format format, String name, Reason reason) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> format.read(at(name), name))
                .satisfies(unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }
}
