package dev.kotae.app.house;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// The sample documents that come with Kotae: the handbook of an invented company.
final class Handbook {
    private static final String PLACE = "/dev/kotae/local/handbook";

    private Handbook() {}

    /// The folder, inside the jar or, in an unpackaged build, on the disk.
    static Path folder() {
        try {
            var place = Objects.requireNonNull(Handbook.class.getResource(PLACE), PLACE).toURI();
            if (place.getScheme().equals("jar")) {
                mount(place);
            }
            return Path.of(place);
        } catch (URISyntaxException | IOException impossible) {
            throw new IllegalStateException("the sample handbook cannot be opened", impossible);
        }
    }

    private static void mount(URI place) throws IOException {
        try {
            // Stays open as long as the process: its paths are read until the end.
            FileSystems.newFileSystem(place, Map.of());
        } catch (FileSystemAlreadyExistsException open) {
            // Somebody in this process has opened it before: it is the same jar.
        }
    }
}
