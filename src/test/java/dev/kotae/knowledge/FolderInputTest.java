package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kotae.knowledge.FolderKnowledge.Settings;
import dev.kotae.knowledge.Unreadable.Reason;
import dev.kotae.knowledge.reading.MadeFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderInputTest extends FolderOfDocuments {
    @Test
    void an_empty_folder_finds_nothing() {
        var knowledge = open();
        assertThat(knowledge.find("anything at all", 3)).isEmpty();
        assertThat(knowledge.find("何でも", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "Shift_JIS", "EUC-JP"})
    void japanese_text_is_read_in_the_encodings_it_is_kept_in(String name) throws IOException {
        var mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
        var words = mark + "潮の記録\n\n満潮の時刻は黒板に書き、カモメの数も数えます。\n";
        Files.write(folder.resolve("tide.txt"), words.getBytes(Charset.forName(name)));
        var knowledge = open();
        var passage = first(knowledge, "満潮の時刻");
        assertThat(passage.title()).isEqualTo("潮の記録");
        assertThat(passage.text()).isEqualTo("満潮の時刻は黒板に書き、カモメの数も数えます。");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_title() throws IOException {
        write("tide.md", "\uFEFF# Tide\n\nHigh tide is written on the blackboard.");
        var knowledge = open();
        assertThat(first(knowledge, "high tide blackboard").title()).isEqualTo("Tide");
    }

    @Test
    void files_that_cannot_be_read_do_not_keep_the_others_from_being_found() throws IOException {
        writeSmallHandbook();
        Files.write(folder.resolve("noise.txt"), new byte[] {'a', 0, 'b', 0, 0, 1, 2});
        Files.write(
                folder.resolve("latin.txt"),
                "Ein Leuchtturm für Möwen".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("cut.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00});
        write("huge.txt", "gulls and terns ".repeat(400_000));
        write("empty.md", "");
        write("blank.txt", " \n\n \n");
        write("picture.png", "gulls and terns");
        write(".git/notes.md", "gulls and terns");
        write("quotes.md", "> ".repeat(20_000) + "puffins nest here");
        write("stars.md", "*a **b ".repeat(20_000) + "\n\nCormorants dry their wings.");
        write("brackets.md", "[".repeat(50_000) + "\n\nOystercatchers run.");
        write("deep.html", "<div>".repeat(50_000) + "Guillemots dive.");
        var knowledge = open();
        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");
        assertThat(knowledge.find("gulls terns", 5)).isEmpty();
        assertThat(first(knowledge, "Cormorants dry their wings").text()).contains("Cormorants");
        assertThat(first(knowledge, "Oystercatchers run").text()).contains("Oystercatchers");
    }

    @Test
    void what_cannot_be_read_is_listed_with_the_reason_and_the_rest_is_found() throws IOException {
        writeSmallHandbook();
        MadeFiles.pdf(folder.resolve("locked.pdf"), "Locked", List.of(List.of("Gold.")), "sesame");
        MadeFiles.bomb(folder.resolve("bomb.docx"));
        try (var large = new RandomAccessFile(folder.resolve("large.csv").toFile(), "rw")) {
            large.setLength(200L << 20);
        }
        Files.write(folder.resolve("latin.txt"), "Möwen".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("fake.xlsx"), "no workbook");
        write("steps.md", "# Up\n\n1\n\n## Down\n\n0\n\n".repeat(16_000));
        var knowledge = open();

        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");
        assertThat(knowledge.unread())
                .containsExactly(
                        new Unread("bomb.docx", Reason.TOO_LONG),
                        new Unread("fake.xlsx", Reason.BROKEN),
                        new Unread("large.csv", Reason.TOO_LARGE),
                        new Unread("latin.txt", Reason.ENCODING),
                        new Unread("locked.pdf", Reason.LOCKED),
                        new Unread("steps.md", Reason.TOO_LONG));

        Files.delete(folder.resolve("bomb.docx"));
        Files.writeString(folder.resolve("latin.txt"), "Gulls nest here.");
        eventually(() -> knowledge.unread().size(), 4);
    }

    @Test
    void a_pdf_of_five_hundred_pages_is_found_by_its_page() throws IOException {
        var pages =
                IntStream.rangeClosed(1, 500)
                        .mapToObj(i -> List.of("Chapter about keeper number" + i + " and the sea."))
                        .toList();
        MadeFiles.pdf(folder.resolve("long.pdf"), "Chronicle", pages, "");
        var knowledge = open();

        var passage = first(knowledge, "keeper number437");
        assertThat(passage.title()).isEqualTo("Chronicle");
        assertThat(passage.link()).endsWith("/long.pdf#page=437");
        assertThat(knowledge.unread()).isEmpty();
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        writeSmallHandbook();
        var outside = Files.createTempFile("outside", ".md");
        try {
            Files.writeString(outside, "# Treasure\n\nThe treasure lies below the palm.");
            Files.createSymbolicLink(folder.resolve("treasure.md"), outside);
            Files.createSymbolicLink(folder.resolve("lamp-too.txt"), folder.resolve("lamp.txt"));
            var knowledge = open();
            assertThat(knowledge.find("treasure below the palm", 5)).isEmpty();
            assertThat(knowledge.find("spare bulbs", 5)).hasSize(2);
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void a_folder_inside_a_jar_is_read_and_has_nothing_to_open() throws IOException {
        var jar = folder.resolve("docs.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            var inside = files.getPath("/handbook/ja");
            Files.createDirectories(inside);
            Files.writeString(inside.resolve("潮.md"), "# 潮\n\n満潮の時刻は黒板に書きます。");
        }
        try (var files = FileSystems.newFileSystem(jar)) {
            var knowledge = open(Settings.of(files.getPath("/handbook")));
            var passage = first(knowledge, "満潮の時刻");
            assertThat(passage.title()).isEqualTo("潮");
            assertThat(passage.id()).isEqualTo("ja/潮.md#1");
            assertThat(passage.link()).isEmpty();
            knowledge.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND OR NOT (",
                "\" \\ * ? : ~ ^ [ { ! && ||",
                "title:bicycle~2^3 +[a TO b]",
                "🚲🚲🚲",
                "\uD83D",
                "bicycle \uDEB2 \uD83D",
                "\u0000\u0007\uFFFF",
                "",
                " \t\n\u3000"
            })
    void any_words_can_be_looked_for(String question) throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThatCode(() -> knowledge.find(question, 5)).doesNotThrowAnyException();
    }

    @Test
    void blank_words_find_nothing() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find("", 5)).isEmpty();
        assertThat(knowledge.find(" \u3000\n", 5)).isEmpty();
    }

    @Test
    void a_very_long_message_finds_what_it_asks_at_its_end() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        var log = new StringBuilder();
        while (log.length() < 50_000) {
            log.append("E")
                    .append(log.length())
                    .append(" at line ")
                    .append(log.length())
                    .append('\n');
        }
        long start = System.nanoTime();
        var found = knowledge.find(log + "Where are spare bulbs for the lamp kept? 二階ですか", 5);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(found.getFirst().text()).contains("Spare bulbs");
    }
}
