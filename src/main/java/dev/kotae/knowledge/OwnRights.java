package dev.kotae.knowledge;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The rights of what is made here, so that nobody else on the machine can look into it, where it
/// knows such rights. What is there already keeps its own.
final class OwnRights {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnRights() {}

    static FileAttribute<?>[] folder() {
        return only("rwx------");
    }

    static FileAttribute<?>[] file() {
        return only("rw-------");
    }

    private static FileAttribute<?>[] only(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }
}
