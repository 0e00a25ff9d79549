package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.reading.Format;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files below a folder whose names say that they are documents. Hidden ones are left out, and
/// links that lead outside.
///
/// @param root may lie in an archive
record DocumentFiles(Path root) {
    /// Tells one state of a file from another without reading it.
    ///
    /// @param size bytes
    record Stamp(long size, FileTime changed) {}

    /// Every document file there is now, by its path below the root, parted by `/`.
    ///
    /// @throws IOException when the folder is not there or may not be listed
    SortedMap<String, Stamp> list() throws IOException {
        if (!Files.exists(root)) {
            throw new NoSuchFileException(root.toString());
        }
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        var real = root.toRealPath();
        var found = new TreeMap<String, Stamp>();
        Files.walkFileTree(
                real,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return isHidden(folder) && !folder.equals(real)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!isHidden(file) && Format.of(name(file)).isPresent()) {
                            add(real, file, attributes, found);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone)
                            throws IOException {
                        if (file.equals(real)) {
                            throw gone;
                        }
                        return FileVisitResult.CONTINUE; // removed meanwhile, or not for us
                    }
                });
        return found;
    }

    /// The file at a path that [#list] gave.
    Path at(String path) {
        return root.resolve(path.replace("/", root.getFileSystem().getSeparator()));
    }

    private static void add(
            Path root, Path file, BasicFileAttributes attributes, SortedMap<String, Stamp> found) {
        try {
            var target = attributes;
            if (attributes.isSymbolicLink()) {
                if (!file.toRealPath().startsWith(root)) {
                    return;
                }
                target = Files.readAttributes(file, BasicFileAttributes.class);
            }
            if (target.isRegularFile()) {
                var path = root.relativize(file).toString();
                found.put(
                        path.replace(root.getFileSystem().getSeparator(), "/"),
                        new Stamp(target.size(), target.lastModifiedTime()));
            }
        } catch (IOException gone) {
            // The link's target is missing: there is no document.
        }
    }

    private static boolean isHidden(Path file) {
        return name(file).startsWith(".");
    }

    private static String name(Path file) {
        var name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
