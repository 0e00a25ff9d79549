package dev.kotae.knowledge.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Indexes of processes that ended before they could remove them. One that is in use is locked by
/// its writer, in whatever process that is.
final class Leftovers {
    /// A younger one may belong to a process that has not locked it yet.
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// Removes them; one that cannot be removed, as another user's, stays.
    ///
    /// @param names how their names begin
    static void remove(Path folder, String names) {
        try (var all = Files.newDirectoryStream(folder, names + "*")) {
            for (var index : all) {
                remove(index);
            }
        } catch (IOException unlisted) {
            log.warn("indexes that were left in {} stay: {}", folder, unlisted.toString());
        }
    }

    private static void remove(Path index) {
        try {
            var changed = Files.getLastModifiedTime(index, LinkOption.NOFOLLOW_LINKS).toInstant();
            boolean settled = changed.isBefore(Instant.now().minus(SETTLED));
            if (!settled || !Files.isDirectory(index, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            try (var files = new MMapDirectory(index);
                    var lock = files.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                IOUtils.rm(index);
            }
        } catch (IOException used) {
            log.debug("index={} stays: {}", index, used.toString());
        }
    }
}
