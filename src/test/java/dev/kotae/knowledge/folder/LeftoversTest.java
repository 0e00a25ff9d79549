package dev.kotae.knowledge.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private final Instant hourAgo = Instant.now().minus(Duration.ofHours(1));

    @TempDir private Path folder;

    @Test
    void what_a_process_left_is_removed_and_what_is_used_young_or_anothers_stays()
            throws IOException {
        var left = index("kotae-index-left", hourAgo);
        var young = index("kotae-index-young", Instant.now());
        var other = index("other", hourAgo);
        var used = Files.createDirectory(folder.resolve("kotae-index-used"));
        try (var files = new MMapDirectory(used);
                var writer = new IndexWriter(files, new IndexWriterConfig())) {
            writer.commit();
            Files.setLastModifiedTime(used, FileTime.from(hourAgo));
            Leftovers.remove(folder, "kotae-index-");
            assertThat(used).isNotEmptyDirectory();
        }
        assertThat(left).doesNotExist();
        assertThat(young).isNotEmptyDirectory();
        assertThat(other).isNotEmptyDirectory();
    }

    @Test
    void a_link_to_elsewhere_is_not_followed() throws IOException {
        var elsewhere = index("elsewhere", hourAgo);
        Files.createSymbolicLink(folder.resolve("kotae-index-link"), elsewhere);
        Leftovers.remove(folder, "kotae-index-");
        assertThat(elsewhere).isNotEmptyDirectory();
    }

    private Path index(String name, Instant changed) throws IOException {
        var index = Files.createDirectory(folder.resolve(name));
        Files.writeString(index.resolve("_0.cfs"), "passages");
        Files.setLastModifiedTime(index, FileTime.from(changed));
        return index;
    }
}
