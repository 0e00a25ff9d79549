package dev.kotae.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotae.knowledge.Rendered;
import dev.kotae.knowledge.Unreadable;
import dev.kotae.local.playground.DocumentPage;
import dev.kotae.local.playground.LoopbackOnly;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Shows the documents that answers name as their sources, so that a link in the playground opens:
/// Markdown as a page, at the section that the link names, text as it is, HTML fit for a phone.
/// Served on loopback alone, at `/documents/*`, and to no other site; shows nothing that is hidden
/// or lies outside its folder, as nothing of that is answered from.
public final class DocumentPages extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String HTML = "text/html; charset=utf-8";

    private static final Pattern HEAD =
            Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

    private static final Pattern LOOK =
            Pattern.compile("<style|\\s(style|bgcolor)\\s*=", Pattern.CASE_INSENSITIVE);

    private static final String VIEWPORT =
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";

    private static final String SCHEME = "<meta name=\"color-scheme\" content=\"light dark\">";

    /// A browser that may run nothing shows nothing of these.
    private static final Pattern FOR_A_PROGRAM = Pattern.compile(".*\\.(pdf|docx|docm|xlsx|xlsm)");

    private final transient Path folder;
    private transient volatile @Nullable URI page;

    /// @param folder the documents' folder, on the disk or inside a jar
    public DocumentPages(Path folder) {
        this.folder = folder.normalize();
    }

    /// Who asks for a document that is not there is sent to this page from now on, which says so
    /// for every path below it that it does not know.
    public void sendBackTo(URI wanted) {
        page = wanted;
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (!LoopbackOnly.permits(in)) {
            out.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var file = file(Objects.requireNonNullElse(in.getPathInfo(), "/"));
        if (file.isEmpty()) {
            missing(out);
            return;
        }
        out.setHeader("Content-Security-Policy", DocumentPage.POLICY);
        out.setHeader("X-Content-Type-Options", "nosniff");
        out.setHeader("Referrer-Policy", "no-referrer");
        var page = Rendered.of(file.get());
        if (page.isPresent()) {
            out.setContentType(HTML);
            out.getOutputStream().write(DocumentPage.of(page.get()).getBytes(UTF_8));
        } else {
            send(file.get(), out);
        }
    }

    private void missing(HttpServletResponse out) throws IOException {
        var back = page;
        if (back == null) {
            out.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            out.sendRedirect(back.resolve("/missing").toString());
        }
    }

    private static void send(Path file, HttpServletResponse out) throws IOException {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.html?")) {
            out.setContentType(HTML);
            out.getOutputStream().write(fitted(html(file)).getBytes(UTF_8));
            return;
        }
        if (FOR_A_PROGRAM.matcher(name).matches()) {
            out.setContentType("application/octet-stream");
            out.setHeader("Content-Disposition", "attachment");
        } else {
            out.setContentType("text/plain; charset=utf-8");
        }
        Files.copy(file, out.getOutputStream());
    }

    private static String html(Path file) throws IOException {
        try {
            return Rendered.page(file);
        } catch (Unreadable damaged) {
            return new String(Files.readAllBytes(file), UTF_8);
        }
    }

    /// Fit for a phone and, unless it has a look of its own, for the dark. What a document says of
    /// itself stands behind this and goes before it.
    private static String fitted(String html) {
        var told = LOOK.matcher(html).find() ? VIEWPORT : VIEWPORT + SCHEME;
        return HEAD.matcher(html)
                .replaceFirst(head -> Matcher.quoteReplacement(head.group() + told));
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
