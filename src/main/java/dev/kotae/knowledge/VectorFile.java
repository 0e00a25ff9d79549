package dev.kotae.knowledge;

import dev.kotae.doctor.OwnRights;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vectors of texts, kept in a file by the hash of the text, so that no text is paid for twice.
/// Holds no words. Any number of threads read and write; none of them may be interrupted meanwhile,
/// which would close the file. Of several processes the first writes, the others read what was
/// there when they began.
///
/// The file begins with a line that names the model; that of another model is set aside. Behind it
/// stand records: 32 bytes of hash (SHA-256), the vector's floats, and the CRC-32 of both. What a
/// crash left of a record is known by its sum, or is missing at the end.
public final class VectorFile implements Closeable {
    private static final String MAGIC = "kotae vectors 1 ";
    private static final int HASH_BYTES = 32;

    private static final Logger log = LoggerFactory.getLogger(VectorFile.class);

    private final FileChannel channel;
    private final int dimensions;

    /// Held while this is open; null where another process writes. The JDK would forget it.
    private final @Nullable FileLock lock;

    /// Where the record of a hash begins.
    private final Map<Key, Long> places = new ConcurrentHashMap<>();

    private long end;

    private VectorFile(FileChannel channel, int dimensions, @Nullable FileLock lock) {
        this.channel = channel;
        this.dimensions = dimensions;
        this.lock = lock;
    }

    /// The first half of a hash is enough to tell texts apart.
    private record Key(long high, long low) {}

    /// Opens the file, or makes it with the folders that it lies in.
    ///
    /// @param name the model's, see [Embedder#name]
    /// @throws IOException when it cannot be used, or is something else than a file of vectors
    public static VectorFile open(Path file, String name, int dimensions) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, OwnRights.folder());
        }
        var header =
                (MAGIC + dimensions + " " + name.replace('\n', ' ') + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        var channel = open(file);
        try {
            var ours = lock(channel);
            if (ours != null && isOfAnother(channel, header)) {
                channel.close();
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".old"),
                        StandardCopyOption.REPLACE_EXISTING);
                channel = open(file);
                ours = lock(channel);
            }
            var vectors = new VectorFile(channel, dimensions, ours);
            vectors.read(header);
            return vectors;
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw broken;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                OwnRights.file());
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    /// @throws IOException when it is no file of vectors at all
    private static boolean isOfAnother(FileChannel channel, byte[] header) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        var begins = beginning(channel, header.length);
        if (Arrays.equals(begins, header)) {
            return false;
        }
        var magic = MAGIC.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(beginning(channel, magic.length), magic)) {
            throw new IOException("it is something else than a file of vectors");
        }
        return true;
    }

    private static byte[] beginning(FileChannel channel, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        fill(channel, bytes, 0);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void read(byte[] header) throws IOException {
        if (channel.size() == 0 && lock != null) {
            write(ByteBuffer.wrap(header), 0);
        }
        end = header.length;
        if (!Arrays.equals(beginning(channel, header.length), header)) {
            return; // another process is making it, or has one of another model
        }
        var hash = ByteBuffer.allocate(HASH_BYTES);
        while (end + record() <= channel.size()) {
            hash.clear();
            fill(channel, hash, end);
            places.put(key(hash.array()), end);
            end += record();
        }
        if (lock != null && end < channel.size()) {
            log.warn("vectors: the end of the last record is missing, it is cut off");
            channel.truncate(end);
        }
    }

    private int record() {
        return HASH_BYTES + dimensions * Float.BYTES + Integer.BYTES;
    }

    /// The vector of a text, if it is known.
    ///
    /// @throws IOException when the file cannot be read
    public Optional<float[]> find(String text) throws IOException {
        var key = key(hash(text));
        var place = places.get(key);
        if (place == null) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(record());
        fill(channel, bytes, place);
        if (bytes.hasRemaining() || sum(bytes.array()) != bytes.getInt(record() - Integer.BYTES)) {
            places.remove(key);
            return Optional.empty();
        }
        var vector = new float[dimensions];
        bytes.position(HASH_BYTES).asFloatBuffer().get(vector);
        return Optional.of(vector);
    }

    /// Keeps the vector of a text, where this process writes.
    ///
    /// @throws IOException when the file cannot be written; then it is as it was
    public synchronized void keep(String text, float[] vector) throws IOException {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException(vector.length + " numbers, not " + dimensions);
        }
        var hash = hash(text);
        if (lock == null || places.containsKey(key(hash))) {
            return;
        }
        var bytes = ByteBuffer.allocate(record()).put(hash);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        bytes.putInt(sum(bytes.array()));
        try {
            write(bytes.flip(), end);
        } catch (IOException full) {
            channel.truncate(end);
            throw full;
        }
        places.put(key(hash), end);
        end += record();
    }

    /// Of a whole record, its own place left out.
    private int sum(byte[] record) {
        var sum = new CRC32();
        sum.update(record, 0, record.length - Integer.BYTES);
        return (int) sum.getValue();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
    }

    /// Reads until the buffer is full or the file is at its end.
    private static void fill(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long place = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, place);
            if (read < 0) {
                return;
            }
            place += read;
        }
    }

    private static Key key(byte[] hash) {
        var bytes = ByteBuffer.wrap(hash);
        return new Key(bytes.getLong(), bytes.getLong());
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
        channel.close();
    }
}
