package dev.kotae.store.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotae.store.StoreUnusable;
import dev.kotae.store.StoreUnusable.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to a file, as long as this process lives: a lock of the operating system on a file
/// beside it. SQLite's own exclusive mode would shut out our readers too, and a lock on the
/// database file itself would be lost as soon as SQLite closes one of its handles.
final class HeldLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HeldLock.class);

    /// What this process holds. Asked before the file is touched: on POSIX, closing any handle of a
    /// locked file gives up the process's lock on it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private HeldLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Locks a file.
    ///
    /// @param file its real path
    /// @throws StoreUnusable when it is held already, or the lock cannot be made
    static HeldLock on(Path file) {
        var path = Path.of(file + ".lock");
        if (!HELD.add(path)) {
            throw new StoreUnusable(Reason.HELD_HERE, file);
        }
        try {
            return new HeldLock(path, locked(file, path));
        } catch (RuntimeException e) {
            HELD.remove(path);
            throw e;
        }
    }

    private static FileChannel locked(Path file, Path path) {
        try {
            var channel = OwnFiles.open(path);
            try {
                claim(channel, file, path);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw OwnFiles.unusable(e, path, Reason.NO_LOCK);
        }
    }

    private static void claim(FileChannel channel, Path file, Path path) throws IOException {
        if (channel.tryLock() == null) {
            throw new StoreUnusable(Reason.HELD, file, Files.readString(path));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(ownId()));
    }

    private static byte[] ownId() {
        return Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8);
    }

    /// Gives the right up. The file beside stays: to delete it would let two others lock two files
    /// of one name.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("lock={} not given up before the process ends", path, e);
        } finally {
            HELD.remove(path);
        }
    }
}
