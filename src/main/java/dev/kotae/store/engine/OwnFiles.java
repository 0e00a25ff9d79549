package dev.kotae.store.engine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.kotae.doctor.OwnRights;
import dev.kotae.store.StoreUnusable;
import dev.kotae.store.StoreUnusable.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Makes the store's files and folders, with [OwnRights].
final class OwnFiles {
    /// A disk with less is as good as full.
    private static final long ROOM = 1 << 16;

    private OwnFiles() {}

    /// Makes a folder, and those above it, where they are missing.
    static void folder(Path path) throws IOException {
        Files.createDirectories(path, OwnRights.folder());
    }

    /// Makes an empty file where it is missing.
    ///
    /// @throws StoreUnusable when it cannot be made
    static void file(Path path) {
        if (Files.exists(path)) {
            return;
        }
        try {
            open(path).close();
        } catch (IOException e) {
            throw unusable(e, path, Reason.NOT_OPENED);
        }
    }

    /// Opens a file to read and write it, and makes it where it is missing.
    static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, Set.of(CREATE, READ, WRITE), OwnRights.file());
    }

    /// Why it cannot be made. The system says it in words of its own language only, so the disk is
    /// looked at.
    ///
    /// @param otherwise the reason when the disk is well
    static StoreUnusable unusable(IOException failure, Path path, Reason otherwise) {
        return new StoreUnusable(failure, reason(failure, path, otherwise), path);
    }

    private static Reason reason(IOException failure, Path path, Reason otherwise) {
        var folder = path.getParent();
        if (folder == null || failure instanceof AccessDeniedException) {
            return otherwise;
        }
        try {
            var disk = Files.getFileStore(folder);
            return disk.isReadOnly()
                    ? Reason.READ_ONLY
                    : disk.getUsableSpace() < ROOM ? Reason.FULL : otherwise;
        } catch (IOException unknown) {
            return otherwise;
        }
    }
}
