package dev.kotae.knowledge;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("deep/er/kotae.vectors");
    }

    private VectorFile open(String model) throws IOException {
        return VectorFile.open(file, model, 2);
    }

    @Test
    void what_is_kept_is_found_again_after_a_restart_and_holds_no_words() throws Exception {
        try (var vectors = open("titan")) {
            vectors.keep("secret leave", new float[] {1, -0.5f});
            vectors.keep("秘密", new float[] {0, 2});
            vectors.keep("secret leave", new float[] {9, 9});
            assertThat(vectors.find("secret leave")).hasValue(new float[] {1, -0.5f});
        }

        try (var vectors = open("titan")) {
            assertThat(vectors.find("secret leave")).hasValue(new float[] {1, -0.5f});
            assertThat(vectors.find("秘密")).hasValue(new float[] {0, 2});
            assertThat(vectors.find("another")).isEmpty();
        }
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("kotae vectors 1 2 titan\n")
                .doesNotContain("secret");
    }

    @Test
    void nobody_else_on_the_machine_can_look_into_it() throws Exception {
        open("titan").close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void that_of_another_model_is_set_aside() throws Exception {
        try (var vectors = open("titan")) {
            vectors.keep("leave", new float[] {1, 0});
        }

        try (var vectors = open("cohere")) {
            assertThat(vectors.find("leave")).isEmpty();
            vectors.keep("leave", new float[] {0, 1});
        }
        try (var vectors = open("cohere")) {
            assertThat(vectors.find("leave")).hasValue(new float[] {0, 1});
        }
        Files.move(file.resolveSibling("kotae.vectors.old"), file, REPLACE_EXISTING);
        try (var vectors = open("titan")) {
            assertThat(vectors.find("leave")).hasValue(new float[] {1, 0});
        }
    }

    @Test
    void a_record_whose_bytes_are_not_what_was_written_is_unknown_and_written_anew()
            throws Exception {
        try (var vectors = open("titan")) {
            vectors.keep("leave", new float[] {1, 0});
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4), channel.size() - 12);
        }

        try (var vectors = open("titan")) {
            assertThat(vectors.find("leave")).isEmpty();
            vectors.keep("leave", new float[] {1, 0});
            assertThat(vectors.find("leave")).hasValue(new float[] {1, 0});
        }
    }

    @Test
    void half_a_record_that_a_crash_left_is_cut_off() throws Exception {
        try (var vectors = open("titan")) {
            vectors.keep("leave", new float[] {1, 0});
            vectors.keep("travel", new float[] {0, 1});
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 3);
        }

        try (var vectors = open("titan")) {
            assertThat(vectors.find("leave")).hasValue(new float[] {1, 0});
            assertThat(vectors.find("travel")).isEmpty();
            vectors.keep("travel", new float[] {0, 1});
        }
        try (var vectors = open("titan")) {
            assertThat(vectors.find("travel")).hasValue(new float[] {0, 1});
        }
    }

    @Test
    void another_file_is_left_alone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "SQLite format 3 or whatever else");

        assertThatThrownBy(() -> open("titan"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("something else");
        assertThat(file).hasContent("SQLite format 3 or whatever else");
    }

    @Test
    void of_two_the_first_writes_and_the_second_reads() throws Exception {
        try (var first = open("titan")) {
            first.keep("leave", new float[] {1, 0});
            try (var second = open("titan")) {
                assertThat(second.find("leave")).hasValue(new float[] {1, 0});
                second.keep("travel", new float[] {0, 1});
                assertThat(second.find("travel")).isEmpty();
            }
            first.keep("travel", new float[] {0, 1});
        }
        try (var vectors = open("titan")) {
            assertThat(vectors.find("travel")).hasValue(new float[] {0, 1});
        }
    }
}
