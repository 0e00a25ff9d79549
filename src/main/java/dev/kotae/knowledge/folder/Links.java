package dev.kotae.knowledge.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HexFormat;

/// Where a person can open a passage.
///
/// @param base what the path of a file is appended to, or empty to open the file itself
record Links(String base) {
    /// What stands for itself in a path and in a fragment (RFC 3986, 3.3).
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

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

    /// As it is, byte for byte: [java.net.URI#toASCIIString] composes letters first, and a name
    /// whose letters are taken apart, as macOS writes them, would become another.
    private static String escaped(String path) {
        var escaped = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(each) >= 0) {
                escaped.append((char) each);
            } else {
                escaped.append('%').append(HEX.toHexDigits(each));
            }
        }
        return escaped.toString();
    }
}
