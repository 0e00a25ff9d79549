package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Acceptance;
import dev.kotae.memory.Samples;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;

/// `./kotae store copy`, beside a store that is open.
class StoreCommandTest {
    @TempDir private Path folder;

    private record Said(int exitCode, String text) {}

    @Test
    void a_copy_holds_what_the_server_had_kept() {
        try (var server = open("kotae.db")) {
            server.ports().inbox().accept(Samples.question("1", "kept"));

            var said = run("store", "copy", url("kotae.db"), url("backup/kotae.db"));

            assertThat(said.exitCode()).isZero();
            assertThat(said.text()).contains("copied to " + url("backup/kotae.db"));
            try (var copy = open("backup/kotae.db")) {
                assertThat(copy.ports().inbox().accept(Samples.question("1", "kept")))
                        .isInstanceOf(Acceptance.Repeated.class);
            }
        }
    }

    @Test
    void what_stands_in_the_way_is_explained() {
        open("kotae.db").close();

        assertThat(run("store", "copy", url("none.db"), url("new.db")))
                .isEqualTo(
                        new Said(
                                2,
                                folder.resolve("none.db")
                                        + " does not exist: start this in the folder of the"
                                        + " server, or name the file that holds the data (in"
                                        + " store.url, or by --config the settings that name"
                                        + " it)."));
    }

    @Test
    @DefaultLocale("ja-JP")
    void on_a_japanese_machine_it_speaks_japanese() {
        open("kotae.db").close();

        assertThat(run("store", "copy", url("kotae.db"), "jdbc:mysql://u:hunter2@db/x").text())
                .contains("SQLite のファイルも PostgreSQL のデータベースも")
                .doesNotContain("hunter2");
        assertThat(run("store", "copy", "--help").text()).contains("コピー元").contains("コピー先");
    }

    @Test
    void both_places_must_be_named() {
        assertThat(run("store", "copy", url("kotae.db")).exitCode()).isEqualTo(2);
        assertThat(run("store").exitCode()).isEqualTo(2);
    }

    private Store open(String name) {
        return Store.open(new StoreSettings(url(name)), InstantSource.system(), new Random());
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name);
    }

    private static Said run(String... arguments) {
        var written = new StringWriter();
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var line = Main.commandLine();
            line.setOut(new PrintWriter(written, true));
            line.setErr(new PrintWriter(written, true));
            int exitCode = line.execute(arguments);
            var text = written + printed.toString(StandardCharsets.UTF_8);
            return new Said(exitCode, text.strip());
        } finally {
            System.setOut(out);
        }
    }
}
