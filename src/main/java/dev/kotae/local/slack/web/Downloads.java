package dev.kotae.local.slack.web;

import dev.kotae.doctor.Secret;
import dev.kotae.local.slack.SharedFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What `url_private` leads to: the file for who bears the token, and for everybody else the page
/// on which people sign in, with 200 as though all were well (bolt-js issue 2585).
public final class Downloads {
    private static final String SIGN_IN =
            "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head>"
                    + "<body><form>Sign in to your workspace</form></body></html>";

    private final SharedFiles files;
    private final Secret token;
    private final Supplier<Set<String>> scopes;

    /// @param scopes what the token may do
    public Downloads(SharedFiles files, Secret token, Supplier<Set<String>> scopes) {
        this.files = files;
        this.token = token;
        this.scopes = scopes;
    }

    /// Answers one request.
    ///
    /// @param path the file's id, a slash, and its name
    /// @param authorization the header of that name, or empty
    public Download at(String path, String authorization) {
        if (authorization.isEmpty()) {
            return new Download(
                    302, "text/html", new byte[0], Map.of("Location", "https://slack.com/signin"));
        }
        boolean may =
                authorization.equals("Bearer " + token.value())
                        && (scopes.get().isEmpty() || scopes.get().contains("files:read"));
        if (!may) {
            var page = SIGN_IN.getBytes(StandardCharsets.UTF_8);
            return new Download(200, "text/html; charset=utf-8", page, Map.of());
        }
        var id = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
        var type = files.find(id).map(file -> type(file.mimetype())).orElse("text/html");
        return files.content(id)
                .map(bytes -> new Download(200, type, bytes, Map.of()))
                .orElse(new Download(404, "text/html", new byte[0], Map.of()));
    }

    /// A canvas is given as a page (rusq/slackdump pull request 401).
    private static String type(String mimetype) {
        return mimetype.equals("application/vnd.slack-docs") ? "text/html" : mimetype;
    }

    /// What goes back.
    ///
    /// @param headers further ones
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Download(int status, String type, byte[] body, Map<String, String> headers) {}
}
