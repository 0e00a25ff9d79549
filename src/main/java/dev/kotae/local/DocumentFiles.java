package dev.kotae.local;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Shows the documents that answers name as their sources, so that a link in the playground opens.
/// Served on loopback alone, at `/documents/*`; reads nothing outside its folder.
public final class DocumentFiles extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    /// @param folder the documents' folder, on the disk or inside a jar
    public DocumentFiles(Path folder) {
        this.folder = folder.normalize();
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var file = file(in.getPathInfo());
        if (file.isEmpty()) {
            out.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean html = file.get().toString().toLowerCase(Locale.ROOT).matches(".*\\.html?");
        out.setContentType(html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        // A document is other people's text: it may neither run nor call anything.
        out.setHeader(
                "Content-Security-Policy",
                "sandbox; default-src 'none'; style-src 'unsafe-inline'");
        out.setHeader("X-Content-Type-Options", "nosniff");
        Files.copy(file.get(), out.getOutputStream());
    }

    private Optional<Path> file(String path) {
        try {
            var file = folder.resolve(path.substring(1)).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException | StringIndexOutOfBoundsException nonsense) {
            return Optional.empty();
        }
    }
}
