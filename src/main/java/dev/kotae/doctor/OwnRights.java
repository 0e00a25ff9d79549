package dev.kotae.doctor;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The rights of files and folders that we make, so that nobody else on the machine can look into
/// them, where it knows such rights. What is there already keeps its own.
public final class OwnRights {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnRights() {}

    /// Those of a folder.
    public static FileAttribute<?>[] folder() {
        return only("rwx------");
    }

    /// Those of a file.
    public static FileAttribute<?>[] file() {
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
