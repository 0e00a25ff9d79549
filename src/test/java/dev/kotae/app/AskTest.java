package dev.kotae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One question in the terminal, to documents of one's own.
class AskTest {
    private static final String QUESTION = "When does the garage open?";

    @TempDir Path folder;
    private Path docs;

    @BeforeEach
    void documents() throws Exception {
        docs = Files.createDirectory(folder.resolve("docs"));
    }

    private String ask(int code, String... arguments) throws Exception {
        var all = new String[arguments.length + 3];
        all[0] = "ask";
        all[1] = "--docs";
        all[2] = docs.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        try (var program = Program.start(folder, Map.of(), all)) {
            var output = program.output();
            assertThat(program.exitCode()).as(output).isEqualTo(code);
            return output;
        }
    }

    @Test
    void an_answer_says_which_file_it_is_from_and_how_many_could_not_be_read() throws Exception {
        var file = docs.resolve("garage.md");
        Files.writeString(file, "# The garage\n\nThe garage opens at 6:40.\n");
        Files.write(docs.resolve("broken.pdf"), "%PDF-".getBytes(UTF_8));
        Files.write(docs.resolve("broken.docx"), "PK".getBytes(UTF_8));

        assertThat(ask(0, QUESTION))
                .contains("6:40")
                .contains(file.toUri().toASCIIString())
                .contains("2 files of --docs could not be read and are left out: broken.")
                .containsPattern("broken\\.pdf: .+[;.]")
                .doesNotContain("WARN");
        assertThat(ask(0, "--json", QUESTION)).contains(file.toUri().toASCIIString());
    }

    @Test
    void a_question_that_is_broken_off_is_left_nowhere() throws Exception {
        Files.writeString(docs.resolve("garage.md"), "# The garage\n\nIt opens at 6:40.\n");
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        try (var nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var variables =
                    Map.of(
                            "AWS_REGION", "us-east-1",
                            "KOTAE_BEDROCK_RUNTIME_ENDPOINT",
                                    "http://127.0.0.1:" + nobody.getLocalPort(),
                            "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
            try (var program =
                    Program.start(folder, variables, "ask", "--docs", docs.toString(), QUESTION)) {
                // The first call warms up, the second is of the question.
                nobody.accept();
                nobody.accept();
                assertThat(stores(temporary)).isNotEmpty();

                program.terminate();

                assertThat(program.output()).endsWith("(broken off)\n");
                assertThat(program.exitCode()).isEqualTo(143);
                assertThat(stores(temporary)).isEmpty();
            }
        }
    }

    private static List<Path> stores(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("kotae.db"))
                    .toList();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_answer_that_could_not_be_written_is_no_success() throws Exception {
        var said = Program.intoFullDisk(folder, "ask", "--json", "How do I rotate an API key?");

        assertThat(said.getKey()).isEqualTo(1);
        assertThat(said.getValue()).contains("Not all of the output could be written");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '--docs wants a folder, but its name is empty'",
        "garage.md, garage.md is a file",
        "no-such, The folder no-such does not exist"
    })
    void what_is_no_folder_is_refused_by_what_it_is(String named, String words) throws Exception {
        Files.writeString(folder.resolve("garage.md"), "# The garage\n\nIt opens at 6:40.\n");

        refused(words, "ask", "--docs", named, QUESTION);
        refused(words, "playground", "--docs", named);
    }

    private void refused(String words, String... arguments) throws Exception {
        try (var program = Program.start(folder, Map.of(), arguments)) {
            assertThat(program.output()).contains(words);
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_folder_without_documents_is_refused() throws Exception {
        Files.writeString(docs.resolve("program.exe"), "MZ");

        assertThat(ask(2, QUESTION)).contains("no document that I can read").contains("docs");
    }
}
