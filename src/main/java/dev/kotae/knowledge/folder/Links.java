package dev.kotae.knowledge.folder;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/// Where a person can open a passage.
///
/// @param base what the path of a file is appended to, or empty to open the file itself
record Links(String base) {
    /// The address of a place in a file.
    ///
    /// @param file where it was read
    /// @param path the same within its folder, parted by `/`
    /// @param anchor the place in the file, or empty
    /// @return an absolute URL; empty where there is none, as for a file inside an archive
    String to(Path file, String path, String anchor) {
        var fragment = anchor.isEmpty() ? "" : "#" + escaped(anchor);
        if (!base.isEmpty()) {
            return base + (base.endsWith("/") ? "" : "/") + escaped(path) + fragment;
        }
        return file.getFileSystem().equals(FileSystems.getDefault())
                ? file.toUri().toASCIIString() + fragment
                : "";
    }

    private static String escaped(String path) {
        try {
            // As a path of a made-up host: only then no first part is taken for a scheme.
            return new URI("x", "x", "/" + path, null).toASCIIString().substring("x://x/".length());
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }
}
