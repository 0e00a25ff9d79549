package dev.kotae.local.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of the page, and those of the WebJars that it uses. A path is a name of a known shape
/// and nothing else, so that none leads out of the two folders.
public final class PageFiles {
    private static final Pattern OWN = Pattern.compile("/([a-z]+\\.(html|css|js|svg))");
    private static final Pattern WEBJAR =
            Pattern.compile("/webjars/[a-z][a-z-]*/\\d+\\.\\d+\\.\\d+/dist/[a-z-]+\\.min\\.(js)");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    private PageFiles() {}

    /// A file by its path in the URL; `/` is the page.
    public static Optional<PageFile> at(String path) {
        var own = OWN.matcher(path.equals("/") ? "/index.html" : path);
        if (own.matches()) {
            return read("/dev/kotae/local/playground/" + own.group(1), own.group(2));
        }
        var webjar = WEBJAR.matcher(path);
        return webjar.matches()
                ? read("/META-INF/resources" + path, webjar.group(1))
                : Optional.empty();
    }

    private static Optional<PageFile> read(String resource, String ending) {
        try (var in = PageFiles.class.getResourceAsStream(resource)) {
            var type = Objects.requireNonNull(TYPES.get(ending));
            return in == null
                    ? Optional.empty()
                    : Optional.of(new PageFile(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + resource, e);
        }
    }
}
