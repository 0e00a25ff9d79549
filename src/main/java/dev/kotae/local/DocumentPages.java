package dev.kotae.local;

import dev.kotae.local.playground.LoopbackOnly;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Shows the documents that answers name as their sources, so that a link in the playground opens.
/// Served on loopback alone, at `/documents/*`, and to no other site; shows nothing that is hidden
/// or lies outside its folder, as nothing of that is answered from.
public final class DocumentPages extends HttpServlet {
    private static final long serialVersionUID = 1;

    /// A browser that may run nothing shows nothing of these.
    private static final Pattern FOR_A_PROGRAM = Pattern.compile(".*\\.(pdf|docx|docm|xlsx|xlsm)");

    private final transient Path folder;

    /// @param folder the documents' folder, on the disk or inside a jar
    public DocumentPages(Path folder) {
        this.folder = folder.normalize();
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (!LoopbackOnly.permits(in)) {
            out.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var file = file(Objects.requireNonNullElse(in.getPathInfo(), "/"));
        if (file.isEmpty()) {
            out.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var name = file.get().toString().toLowerCase(Locale.ROOT);
        if (FOR_A_PROGRAM.matcher(name).matches()) {
            out.setContentType("application/octet-stream");
            out.setHeader("Content-Disposition", "attachment");
        } else {
            boolean html = name.matches(".*\\.html?");
            out.setContentType(html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        }
        // A document is other people's text: it may neither run nor call anything.
        out.setHeader(
                "Content-Security-Policy",
                "sandbox; default-src 'none'; style-src 'unsafe-inline'");
        out.setHeader("X-Content-Type-Options", "nosniff");
        Files.copy(file.get(), out.getOutputStream());
    }

    private Optional<Path> file(String path) {
        try {
            var root = folder.toRealPath();
            var file = root.resolve(path.substring(1)).normalize();
            boolean ours = isInside(root, file) && isInside(root, file.toRealPath());
            return ours && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | IOException missing) {
            return Optional.empty();
        }
    }

    private static boolean isInside(Path root, Path file) {
        return file.startsWith(root)
                && StreamSupport.stream(root.relativize(file).spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }
}
