package dev.kotae.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPagesTest {
    private static final String KEYS =
            """
            ---
            title: Keys <b>
            ---
            # Keys

            <script>alert(1)</script>

            ## How long they live

            | Kind | Lifetime |
            |---|---|
            | Service | **90 days** |

            ## How long they live

            [More](javascript:alert(1))
            """;

    @TempDir Path outside;
    private DocumentPages pages;
    private LoopbackServer server;

    @BeforeEach
    void open() throws IOException {
        var folder = outside.resolve("docs");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("leave.md"), "Thirty days.");
        Files.writeString(folder.resolve("keys.md"), KEYS);
        Files.writeString(folder.resolve("leave-ja.md"), "# 休暇\n\n## 残った日数\n\n繰り越せます。");
        Files.writeString(folder.resolve("note.txt"), "**Thirty** days <b>.");
        Files.writeString(
                folder.resolve("fees.csv"), "都市,一泊の上限\n大阪,13500\n", Charset.forName("windows-31j"));
        Files.writeString(
                folder.resolve("rules.html"),
                "<head><title>旅費規程</title></head>日当は二千円です。",
                Charset.forName("windows-31j"));
        Files.writeString(folder.resolve("plan.pdf"), "%PDF");
        Files.writeString(
                folder.resolve("specs.html"), "<HTML><HEAD><title>Specs</title></HEAD>5 kg");
        Files.writeString(
                folder.resolve("red.htm"), "<head><style>a{color:red}</style></head>5 kg");
        Files.writeString(folder.resolve(".git/config"), "secret");
        Files.writeString(outside.resolve("diary.md"), "secret");
        Files.createSymbolicLink(folder.resolve("link.md"), outside.resolve("diary.md"));
        pages = new DocumentPages(folder);
        server = LoopbackServer.serve(Map.of("/documents/*", pages));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_document_can_be_read_and_does_nothing_by_itself() throws IOException {
        assertThat(got("/documents/leave.md", "127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: sandbox")
                .contains("<p>Thirty days.</p>");
    }

    @Test
    void markdown_is_shown_as_a_page_and_none_of_its_html_is_obeyed() throws IOException {
        assertThat(got("/documents/keys.md", "127.0.0.1"))
                .contains("Content-Type: text/html")
                .contains("<html lang=\"en\">", "<title>Keys &lt;b></title>")
                .contains("<h2 id=\"how-long-they-live\">How long they live</h2>")
                .contains("<h2 id=\"how-long-they-live-1\">")
                .contains("<td><strong>90 days</strong></td>")
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "javascript:", "title: Keys");
    }

    @Test
    void a_japanese_document_says_that_it_is_and_its_sections_can_be_linked() throws IOException {
        assertThat(got("/documents/leave-ja.md", "127.0.0.1"))
                .contains("<html lang=\"ja\">")
                .contains("<h2 id=\"残った日数\">残った日数</h2>");
    }

    @Test
    void html_in_an_older_japanese_encoding_can_be_read() throws IOException {
        assertThat(got("/documents/rules.html", "127.0.0.1"))
                .contains("Content-Type: text/html;charset=utf-8")
                .contains("<title>旅費規程</title>", "日当は二千円です。");
    }

    @Test
    void html_fits_a_phone_and_where_it_has_no_colours_of_its_own_the_dark() throws IOException {
        assertThat(got("/documents/specs.html", "127.0.0.1"))
                .contains("Content-Type: text/html")
                .contains("<HEAD><meta name=\"viewport\" content=\"width=device-width")
                .contains("content=\"light dark\"")
                .endsWith("<title>Specs</title></HEAD>5 kg");
        assertThat(got("/documents/red.htm", "127.0.0.1"))
                .contains("width=device-width")
                .doesNotContain("light dark");
    }

    @Test
    void a_text_is_shown_as_it_is_in_lines_that_fit() throws IOException {
        assertThat(got("/documents/note.txt", "127.0.0.1"))
                .contains("Content-Type: text/html")
                .contains("<title>note.txt</title>", "pre.text { ", "white-space: pre-wrap")
                .contains("<pre class=\"text\">\n**Thirty** days &lt;b&gt;.</pre>");
    }

    @Test
    void a_text_of_an_older_encoding_can_be_read() throws IOException {
        assertThat(got("/documents/fees.csv", "127.0.0.1"))
                .contains("<html lang=\"ja\">")
                .contains("大阪,13500");
    }

    @Test
    void who_misses_a_document_is_sent_back_to_the_page_that_says_so() throws IOException {
        pages.sendBackTo(URI.create("http://127.0.0.1:3000"));

        assertThat(got("/documents/other.md", "127.0.0.1"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: http://127.0.0.1:3000/missing");
    }

    @Test
    void what_no_page_shows_is_given_to_be_kept() throws IOException {
        assertThat(got("/documents/plan.pdf", "127.0.0.1"))
                .contains("Content-Disposition: attachment")
                .endsWith("%PDF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/documents",
                "/documents/",
                "/documents/other.md",
                "/documents/.git/config",
                "/documents/%2e%2e/diary.md",
                "/documents/..%2fdiary.md",
                "/documents/link.md"
            })
    void nothing_else_can(String path) throws IOException {
        assertThat(got(path, "localhost")).startsWith("HTTP/1.1 4").doesNotContain("secret");
    }

    @Test
    void a_site_that_points_its_name_here_reads_nothing() throws IOException {
        assertThat(got("/documents/leave.md", "evil.example"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Thirty");
    }

    private String got(String path, String host) throws IOException {
        var request =
                "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
