package dev.kotae.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.store.engine.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.NativeLibraryNotFoundException;

/// What an operator reads when the store cannot be opened.
final class StoreUnusableTest {
    /// In the header of a SQLite file: the version that a program must know to write it.
    private static final int WRITE_VERSION = 18;

    @TempDir private Path folder;

    @Test
    void a_missing_folder_is_made() {
        open("jdbc:sqlite:" + folder.resolve("a/b/kotae.db")).close();

        assertThat(folder.resolve("a/b/kotae.db")).isRegularFile();
    }

    @Test
    void the_url_of_another_database_is_refused_without_showing_its_password() {
        assertThatThrownBy(() -> open("jdbc:mysql://kotae:hunter2@db/kotae"))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("store.url")
                .hasMessageContaining("jdbc:sqlite:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_database_in_memory_is_refused() {
        assertThatThrownBy(() -> open("jdbc:sqlite::memory:"))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("keeps nothing");
        assertThatThrownBy(() -> open("jdbc:sqlite:")).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
        var bytes = new byte[8_192];
        new Random(1).nextBytes(bytes);
        var file = Files.write(folder.resolve("kotae.db"), bytes);

        assertThatThrownBy(() -> open("jdbc:sqlite:" + file))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a SQLite database");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void another_programs_database_is_refused_and_left_alone() throws Exception {
        var file = folder.resolve("photos.db");
        var url = "jdbc:sqlite:" + file;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table photo (name text)");
        }
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("another program");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void a_file_that_may_only_be_read_is_refused() throws Exception {
        var file = folder.resolve("kotae.db");
        open("jdbc:sqlite:" + file).close();
        // The rights of a file do not bind root, under whom this may run; this binds everybody.
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {9}), WRITE_VERSION);
        }

        assertThatThrownBy(() -> open("jdbc:sqlite:" + file))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void a_folder_in_place_of_the_file_is_refused() throws Exception {
        var file = Files.createDirectory(folder.resolve("kotae.db"));

        assertThatThrownBy(() -> open("jdbc:sqlite:" + file))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("see that it is a file");
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused() throws Exception {
        Files.writeString(folder.resolve("data"), "a file stands in the way");

        assertThatThrownBy(() -> open("jdbc:sqlite:" + folder.resolve("data/kotae.db")))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void what_is_made_is_for_nobody_else_on_the_machine() throws Exception {
        var data = folder.resolve("data");
        var file = data.resolve("kotae.db");
        try (var store = open("jdbc:sqlite:" + file)) {
            store.ports().inbox().stats();
            assertThat(rights(data)).isEqualTo("rwx------");
            for (var name : List.of("kotae.db", "kotae.db-wal", "kotae.db-shm", "kotae.db.lock")) {
                assertThat(rights(data.resolve(name))).as(name).isEqualTo("rw-------");
            }
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        open("jdbc:sqlite:" + file).close();
        assertThat(rights(file)).isEqualTo("rw-r-----");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void what_is_no_pragma_does_not_become_a_part_of_the_name() throws Exception {
        assertThatThrownBy(() ->
                        open(
                                "jdbc:sqlite:"
                                        + folder.resolve("kotae.db")
                                        + "?cache_size=-2000&nope=3"))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("store.url sets nope");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_library_that_the_system_does_not_load_is_told_with_its_folder() throws Exception {
        var file = folder.resolve("kotae.db");
        try (var database = Database.of(new StoreSettings("jdbc:sqlite:" + file))) {
            var failure =
                    new SQLException(
                            "Error opening connection",
                            new NativeLibraryNotFoundException("No native library found"));

            assertThat(database.unusable(failure))
                    .hasMessageContaining(System.getProperty("java.io.tmpdir"))
                    .hasMessageContaining("JAVA_OPTS=-Djava.io.tmpdir");
        }
    }

    @Test
    void a_parameter_of_postgresql_that_cannot_be_is_told_before_anybody_connects() {
        assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:9/kotae?sslmode=sure"))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("127.0.0.1:9/kotae: a parameter");
    }

    @Test
    void after_a_refusal_the_file_can_be_opened_once_it_is_mended() throws Exception {
        var file = Files.writeString(folder.resolve("kotae.db"), "rubbish ".repeat(1_000));
        assertThatThrownBy(() -> open("jdbc:sqlite:" + file)).isInstanceOf(StoreUnusable.class);

        Files.delete(file);

        open("jdbc:sqlite:" + file).close();
    }

    private static Store open(String url) {
        return Store.open(new StoreSettings(url), InstantSource.system(), new Random());
    }
}
