package dev.kotae.knowledge.folder;

import dev.kotae.knowledge.Unreadable.Reason;
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
import org.jspecify.annotations.Nullable;

/// The files below a folder whose names say that they are documents. Hidden ones are left out, and
/// links that lead outside.
///
/// @param root may lie in an archive
record DocumentFiles(Path root) {
    /// Tells one state of a file from another without reading it.
    ///
    /// @param size bytes
    record Stamp(long size, FileTime changed) {}

    /// What there is now, by its path below the root, parted by `/`.
    ///
    /// @param documents every file that can be looked at
    /// @param leftOut what cannot: folders that do not open, with a `/` at the end, and links that
    ///   lead outside
    record Listing(SortedMap<String, Stamp> documents, SortedMap<String, Reason> leftOut) {
        /// Whether there is nothing at all.
        boolean isEmpty() {
            return documents.isEmpty() && leftOut.isEmpty();
        }

        /// Whether a document may be there: in a folder that does not open nobody can say.
        boolean mayHold(String path) {
            return documents.containsKey(path)
                    || leftOut.keySet().stream()
                            .filter(place -> place.endsWith("/"))
                            .anyMatch(folder -> (path + "/").startsWith(folder));
        }
    }

    /// Looks.
    ///
    /// @throws IOException when the folder is not there or may not be listed
    Listing list() throws IOException {
        if (!Files.exists(root)) {
            throw new NoSuchFileException(root.toString());
        }
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        var walk = new Walk(root.toRealPath());
        Files.walkFileTree(walk.root, walk);
        return new Listing(walk.documents, walk.leftOut);
    }

    /// The file at a path that [#list] gave.
    Path at(String path) {
        return root.resolve(path.replace("/", root.getFileSystem().getSeparator()));
    }

    /// One look at all of it. A folder or file that is removed meanwhile is not there.
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedMap<String, Stamp> documents = new TreeMap<>();
        private final SortedMap<String, Reason> leftOut = new TreeMap<>();

        private Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            try {
                if (isHidden(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    link(file);
                } else {
                    document(file, attributes);
                }
            } catch (IOException gone) {
                // The link's target is missing: there is no document.
            }
            return FileVisitResult.CONTINUE;
        }

        private void link(Path link) throws IOException {
            var target = Files.readAttributes(link, BasicFileAttributes.class);
            if (link.toRealPath().startsWith(root)) {
                document(link, target);
            } else if (target.isDirectory() || isDocument(link)) {
                leftOut.put(path(link), Reason.OUTSIDE);
            }
        }

        private void document(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isDocument(file)) {
                documents.put(
                        path(file), new Stamp(attributes.size(), attributes.lastModifiedTime()));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            return closed(file, fault);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
                throws IOException {
            return fault == null ? FileVisitResult.CONTINUE : closed(folder, fault);
        }

        private FileVisitResult closed(Path folder, IOException fault) throws IOException {
            if (folder.equals(root)) {
                throw fault;
            }
            if (!(fault instanceof NoSuchFileException)) {
                leftOut.put(path(folder) + "/", Reason.CLOSED);
            }
            return FileVisitResult.CONTINUE;
        }

        private String path(Path file) {
            var path = root.relativize(file).toString();
            return path.replace(root.getFileSystem().getSeparator(), "/");
        }
    }

    private static boolean isDocument(Path file) {
        return Format.of(name(file)).isPresent();
    }

    private static boolean isHidden(Path file) {
        return name(file).startsWith(".");
    }

    private static String name(Path file) {
        var name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
