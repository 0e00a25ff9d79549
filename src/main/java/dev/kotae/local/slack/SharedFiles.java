package dev.kotae.local.slack;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The files of the workspace with what is in them; the newest [#KEPT] are kept. Safe to use from
/// many threads.
public final class SharedFiles {
    private static final int KEPT = 100;
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("md", "text/plain"),
                    Map.entry("html", "text/html"),
                    Map.entry(
                            "docx",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                    Map.entry(
                            "xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> files = new LinkedHashMap<>();

    /// Keeps a file, for a message to come.
    ///
    /// @param self where the stand-in is served
    /// @param content what is in it
    public SharedFile keep(URI self, String owner, String name, byte[] content) {
        return keep(self, owner, name, content, "hosted", "visible");
    }

    /// Keeps a file of a certain mode and access.
    public SharedFile keep(
            URI self, String owner, String name, byte[] content, String mode, String access) {
        var id = "F" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        var file =
                new SharedFile(
                        id.toUpperCase(Locale.ROOT),
                        owner,
                        name,
                        type(name),
                        content.length,
                        mode,
                        access,
                        self.resolve("/files/" + id.toUpperCase(Locale.ROOT) + "/" + path(name))
                                .toString());
        lock.lock();
        try {
            files.put(file.id(), new Kept(file, content.clone()));
            if (files.size() > KEPT) {
                files.remove(files.keySet().iterator().next());
            }
            return file;
        } finally {
            lock.unlock();
        }
    }

    private static String path(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /// What is known of a file.
    public Optional<SharedFile> find(String id) {
        return kept(id).map(Kept::file);
    }

    /// What is in a file.
    public Optional<byte[]> content(String id) {
        return kept(id).map(kept -> kept.content().clone());
    }

    private Optional<Kept> kept(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(files.get(id));
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(SharedFile file, byte[] content) {}
}
