package dev.kotae.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Kind;
import dev.kotae.chat.Enclosure.Why;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Turn;
import dev.kotae.slack.RecordingSlack.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The files of a question, on the wire.
class SlackFilesTest {
    private static final String TOKEN = "xoxb-test-token-0000";
    private static final String HTML = "<!DOCTYPE html><title>Sign in | Slack</title>";

    private Answering answering;

    @BeforeEach
    void begin() throws IOException {
        answering = new Answering();
    }

    @AfterEach
    void end() {
        answering.close();
    }

    static Stream<Arguments> kinds() throws IOException {
        return Stream.of(
                Arguments.of("a.png", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), Kind.PNG),
                Arguments.of("wrong.pdf", bytes(0xFF, 0xD8, 0xFF, 0xE0), Kind.JPEG),
                Arguments.of("a.gif", bytes('G', 'I', 'F', '8', '9', 'a', 9, 0, 9, 0), Kind.GIF),
                Arguments.of("a.webp", "RIFF....WEBPVP8 ".getBytes(UTF_8), Kind.WEBP),
                Arguments.of("a.pdf", "%PDF-1.7 …".getBytes(UTF_8), Kind.PDF),
                Arguments.of("a.docx", zip("word/document.xml"), Kind.DOCX),
                Arguments.of("a.xlsx", zip("xl/workbook.xml"), Kind.XLSX),
                Arguments.of("a.csv", "a,b".getBytes(UTF_8), Kind.CSV),
                Arguments.of("a.txt", "text".getBytes(UTF_8), Kind.TXT),
                Arguments.of("a.log", "a log".getBytes(UTF_8), Kind.TXT),
                Arguments.of("a.md", "# a".getBytes(UTF_8), Kind.MD),
                Arguments.of("a.html", "<p>a</p>".getBytes(UTF_8), Kind.HTML));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_file_is_what_its_bytes_say(String name, byte[] content, Kind kind) {
        share("F1", name, content);

        var file = (Enclosure.Read) only("F1");

        assertThat(file.kind()).isEqualTo(kind);
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.content().bytes()).isEqualTo(content);
        assertThat(answering.slack.calls("/files/F1"))
                .extracting(RecordingSlack.Call::token)
                .containsExactly(TOKEN);
    }

    @Test
    void japanese_text_in_the_encoding_of_excel_is_read() {
        share("F1", "表.csv", "氏名,ひらがな\n田中,たなか".getBytes(Charset.forName("windows-31j")));

        var file = (Enclosure.Read) only("F1");

        assertThat(new String(file.content().bytes(), UTF_8)).isEqualTo("氏名,ひらがな\n田中,たなか");
    }

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                Arguments.of("a.exe", bytes('M', 'Z', 0, 3), Why.KIND),
                Arguments.of("a.com", bytes('M', 'Z', 1, 3), Why.KIND),
                Arguments.of("sixteen.com", bytes(0xFF, 0xFE, 'M', 0, 1, 0), Why.KIND),
                Arguments.of("a.zip", zip("readme.txt"), Why.KIND),
                Arguments.of("broken.docx", bytes('P', 'K', 3, 4, 0, 0), Why.DAMAGED),
                Arguments.of("photo.PNG", bytes(0x89, 'P', 0, 1), Why.DAMAGED),
                Arguments.of("empty.txt", " \n ".getBytes(UTF_8), Why.EMPTY),
                Arguments.of("a.pdf", "%PDF-1.7 /Encrypt 5 0 R".getBytes(UTF_8), Why.LOCKED),
                Arguments.of("a.xlsx", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1), Why.LOCKED),
                Arguments.of("old.doc", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1), Why.KIND),
                Arguments.of("wide.png", png(9_000, 10), Why.SIZE),
                Arguments.of("wide.webp", webp("VP8 ", 8_001, 10), Why.SIZE),
                Arguments.of("wide.webp", webp("VP8L", 8_001, 10), Why.SIZE),
                Arguments.of("high.webp", webp("VP8X", 10, 8_001), Why.SIZE),
                Arguments.of("large.png", large(png(10, 10), 3_800_000), Why.SIZE),
                Arguments.of("large.pdf", large("%PDF-".getBytes(UTF_8), 4_600_000), Why.SIZE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_file_that_a_model_would_refuse_is_not_read_and_says_why(
            String name, byte[] content, Why why) {
        share("F1", name, content);

        assertThat(only("F1")).isEqualTo(new Enclosure.Unread("F1", name, false, why));
    }

    @Test
    void a_size_that_slack_tells_too_small_does_not_make_us_read_on() {
        var content = large("%PDF-".getBytes(UTF_8), 6_000_000);
        answering.slack.share(
                "F1", "a.pdf", "application/pdf", 9, page(200, "application/pdf", content));

        assertThat(why("F1")).isEqualTo(Why.SIZE);
    }

    @Test
    void a_file_that_slack_says_is_too_large_is_not_asked_for() {
        answering.slack.share(
                "F1", "a.pdf", "application/pdf", 40_000_000, page(200, "x/y", bytes(1)));

        assertThat(why("F1")).isEqualTo(Why.SIZE);
        assertThat(answering.slack.calls("/files/F1")).isEmpty();
    }

    @Test
    void the_page_on_which_people_sign_in_is_no_file() {
        answering.slack.share(
                "F1",
                "a.pdf",
                "application/pdf",
                900,
                page(200, "text/html; charset=utf-8", HTML.getBytes(UTF_8)));
        answering.slack.share(
                "F2",
                "a.html",
                "text/html",
                900,
                page(200, "text/html; charset=utf-8", HTML.getBytes(UTF_8)));

        assertThat(why("F1")).isEqualTo(Why.FORBIDDEN);
        assertThat(why("F2")).isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void a_canvas_is_read_as_the_page_that_it_is() {
        var canvas = "<div class=\"quip-canvas-content\"><h1>Plan</h1><p>In May.</p></div>";
        var type = "application/vnd.slack-docs";
        answering.slack.share(
                "F1", "Plan", type, 40, page(200, "text/html", canvas.getBytes(UTF_8)));
        answering.slack.share("F2", "Plan", type, 40, page(200, "text/html", HTML.getBytes(UTF_8)));

        assertThat(((Enclosure.Read) only("F1")).kind()).isEqualTo(Kind.HTML);
        assertThat(why("F2")).isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void no_redirect_is_followed_with_the_token() {
        answering.slack.share("F2", "b.txt", "text/plain", 1, page(200, "text/plain", bytes('x')));
        var elsewhere = answering.slack.apiUrl().resolve("/files/F2").toString();
        answering.slack.share(
                "F1", "a.txt", "text/plain", 1, new Page(302, "text/html", new byte[0], elsewhere));

        assertThat(why("F1")).isEqualTo(Why.FORBIDDEN);
        assertThat(answering.slack.calls("/files/F2")).isEmpty();
    }

    @Test
    void the_token_goes_to_no_host_but_slacks() throws IOException {
        try (var other = new RecordingSlack()) {
            other.share("F1", "a.txt", "text/plain", 1, page(200, "text/plain", bytes('x')));
            var foreign = other.apiUrl().resolve("/files/F1").toString();
            answering.slack.share(
                    "F1", "a.txt", "text/plain", 1, foreign, page(200, "text/plain", bytes('x')));

            assertThat(why("F1")).isEqualTo(Why.ELSEWHERE);
            assertThat(other.calls()).isEmpty();
        }
        var tricky =
                answering.slack.apiUrl().toString().replace("http://", "http://slack.com@") + "x";
        answering.slack.share(
                "F2", "a.txt", "text/plain", 1, tricky, page(200, "text/plain", bytes('x')));
        assertThat(why("F2")).isEqualTo(Why.ELSEWHERE);
    }

    @Test
    void what_slack_does_not_give_is_told_apart() {
        answering.slack.failWithError("files.info", "missing_scope");
        assertThat(why("F1")).isEqualTo(Why.FORBIDDEN);
        assertThat(why("F9")).isEqualTo(Why.GONE);
        answering.slack.share("F2", "a.txt", "text/plain", 1, page(404, "text/plain", bytes('x')));
        assertThat(why("F2")).isEqualTo(Why.GONE);
        answering.slack.share("F3", "a.txt", "text/plain", 1, page(503, "text/plain", bytes('x')));
        assertThat(why("F3")).isEqualTo(Why.SILENT);
        assertThat(answering.slack.calls("/files/F3")).hasSize(2);
    }

    @Test
    void files_from_earlier_in_the_thread_are_read_after_the_own_and_looked_up_once() {
        share("F1", "own.txt", "own".getBytes(UTF_8));
        share("F2", "first.txt", "first".getBytes(UTF_8));
        share("F3", "second.txt", "second".getBytes(UTF_8));
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[
                {"ts":"1763999999.000100","files":[{"id":"F2","name":"first.txt"}]},
                {"ts":"1763999999.000200","files":[{"id":"F3","name":"second.txt"}]},
                {"ts":"1764000000.000123","files":[{"id":"F1","name":"own.txt"}]}]}
                """);

        var files = answering.channel().files(turn("F1"), List.of());

        assertThat(files).extracting(Enclosure::id).containsExactly("F1", "F3", "F2");
        assertThat(files).extracting(Enclosure::earlier).containsExactly(false, true, true);
        assertThat(answering.channel().files(turn(), List.of()))
                .extracting(Enclosure::id)
                .containsExactly("F1", "F3", "F2");
        assertThat(answering.slack.calls("conversations.replies")).hasSize(1);
        answering.ahead(Duration.ofMinutes(11));
        answering.channel().files(turn(), List.of());
        assertThat(answering.slack.calls("conversations.replies")).hasSize(2);
    }

    @Test
    void what_somebody_else_put_into_the_thread_since_the_last_question_is_read() {
        share("F1", "first.txt", "first".getBytes(UTF_8));
        share("F2", "second.txt", "second".getBytes(UTF_8));
        answering.slack.answer(
                "conversations.replies",
                "{\"ok\":true,\"messages\":[{\"ts\":\"1763999999.000100\",\"files\":[{\"id\":\"F1\"}]}]}");
        assertThat(answering.channel().files(turn(), List.of()))
                .extracting(Enclosure::id)
                .contains("F1");
        answering.slack.answer(
                "conversations.replies",
                "{\"ok\":true,\"messages\":[{\"ts\":\"1764000030.000100\",\"files\":[{\"id\":\"F2\"}]}]}");

        var later = new ReplyTo.InThread("UBOT", "T2", "1764000060.000100");
        var files = answering.channel().files(turn("C1", Answering.ROOT, later), List.of());

        assertThat(files).extracting(Enclosure::id).containsExactly("F2", "F1");
    }

    @Test
    void the_thread_is_read_once_for_what_was_said_in_it_and_for_its_files() {
        share("F1", "first.txt", "first".getBytes(UTF_8));
        answering.slack.answer(
                "conversations.replies",
                """
                {"ok":true,"messages":[{"ts":"1763999999.000100","user":"U2","text":"look at this",
                 "files":[{"id":"F1"}]}]}
                """);

        assertThat(answering.channel().overheard(turn(), Instant.EPOCH).remarks()).hasSize(1);
        assertThat(answering.channel().files(turn(), List.of())).hasSize(1);
        assertThat(answering.slack.calls("conversations.replies")).hasSize(1);
    }

    @Test
    void no_more_files_are_brought_than_a_model_takes() {
        for (int i = 1; i <= 7; i++) {
            share("F" + i, i + ".pdf", ("%PDF-" + (i == 2 ? "/Encrypt" : "")).getBytes(UTF_8));
        }
        share("F8", "words.txt", "text/plain", "words".getBytes(UTF_8));

        var files = files("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8");

        assertThat(files)
                .extracting(SlackFilesTest::what)
                .containsExactly("PDF", "LOCKED", "PDF", "PDF", "PDF", "PDF", "NUMBER", "TXT");
        assertThat(answering.slack.calls("/files/F7")).isEmpty();
    }

    @Test
    void no_more_of_large_files_is_brought_than_a_request_holds() {
        for (int i = 1; i <= 4; i++) {
            share("F" + i, i + ".pdf", large("%PDF-".getBytes(UTF_8), 4_400_000));
        }
        share("F5", "5.pdf", large("%PDF-".getBytes(UTF_8), 100_000));

        var files = files("F1", "F2", "F3", "F4", "F5");

        assertThat(files)
                .extracting(SlackFilesTest::what)
                .containsExactly("PDF", "PDF", "PDF", "NUMBER", "PDF");
        assertThat(answering.slack.calls("/files/F4")).isEmpty();
    }

    @Test
    void what_goes_on_with_a_question_reads_none_of_its_files_again_and_adds_to_them() {
        for (int i = 1; i <= 4; i++) {
            share("F" + i, i + ".pdf", large("%PDF-".getBytes(UTF_8), 4_400_000));
        }
        var first = files("F1", "F2");

        var more =
                answering
                        .channel()
                        .files(turn("D1", "", new ReplyTo.InDirect(), "F3", "F4"), first);

        assertThat(more).extracting(SlackFilesTest::what).containsExactly("PDF", "NUMBER");
        assertThat(more).extracting(Enclosure::id).containsExactly("F3", "F4");
        assertThat(answering.slack.calls("/files/F1")).hasSize(1);
    }

    private List<Enclosure> files(String... ids) {
        return answering.channel().files(turn("D1", "", new ReplyTo.InDirect(), ids), List.of());
    }

    private static String what(Enclosure file) {
        return switch (file) {
            case Enclosure.Read read -> read.kind().name();
            case Enclosure.Unread unread -> unread.why().name();
        };
    }

    private void share(String id, String name, byte[] content) {
        share(id, name, "application/octet-stream", content);
    }

    private void share(String id, String name, String type, byte[] content) {
        answering.slack.share(id, name, type, content.length, page(200, "text/plain", content));
    }

    private static Page page(int status, String type, byte[] body) {
        return new Page(status, type, body, "");
    }

    private Why why(String id) {
        return ((Enclosure.Unread) only(id)).why();
    }

    private Enclosure only(String id) {
        return answering.channel().files(direct(id), List.of()).getFirst();
    }

    private static Turn direct(String id) {
        return turn("D1", "", new ReplyTo.InDirect(), id);
    }

    private static Turn turn(String... ids) {
        var to = new ReplyTo.InThread("UBOT", "T2", Answering.QUESTION);
        return turn("C1", Answering.ROOT, to, ids);
    }

    private static Turn turn(String channel, String thread, ReplyTo to, String... ids) {
        return new Turn(
                "k7f3m2p9q4r8",
                new Asked(
                        Set.of("event:Ev1"),
                        new Address(Platform.SLACK, "T1", channel, thread),
                        "",
                        "U1",
                        "What is this?",
                        Stream.of(ids).map(id -> new Attachment(id, id, "", 0)).toList(),
                        Instant.parse("2025-11-24T16:00:00.000123Z"),
                        to.written()));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] png(int width, int height) {
        var png = new byte[32];
        System.arraycopy(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), 0, png, 0, 8);
        png[18] = (byte) (width >> 8);
        png[19] = (byte) width;
        png[22] = (byte) (height >> 8);
        png[23] = (byte) height;
        return png;
    }

    /// The header of a picture, by RFC 9649.
    private static byte[] webp(String chunk, int width, int height) {
        var webp = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF....WEBP".getBytes(UTF_8)).put(chunk.getBytes(UTF_8));
        switch (chunk) {
            case "VP8 " -> webp.putShort(26, (short) width).putShort(28, (short) height);
            case "VP8L" -> webp.put(20, (byte) 0x2F).putInt(21, (width - 1) | ((height - 1) << 14));
            default -> webp.putInt(24, width - 1).putShort(27, (short) (height - 1));
        }
        return webp.array();
    }

    private static byte[] large(byte[] first, int size) {
        var large = new byte[size];
        System.arraycopy(first, 0, large, 0, first.length);
        return large;
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
