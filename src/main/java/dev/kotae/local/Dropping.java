package dev.kotae.local;

import static java.util.Objects.requireNonNullElse;

import dev.kotae.local.DropBox.Taken;
import dev.kotae.local.DropBox.Why;
import dev.kotae.local.playground.Drawn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Documents on their way from the page into its [DropBox]. The page has words of its own for what
/// becomes of them.
final class Dropping {
    /// No form of another site is sent as this, so a browser asks before it sends any.
    private static final String TYPE = "application/octet-stream";

    private static final Logger log = LoggerFactory.getLogger(Dropping.class);

    private Dropping() {}

    /// What the page is told before: which documents there are, and which it may offer.
    static ObjectNode offer(DropBox box) throws IOException {
        var offer = Drawn.object().put("largest", DropBox.LARGEST);
        DropBox.TYPES.forEach(offer.putArray("types")::add);
        box.names().forEach(offer.putArray("names")::add);
        return offer;
    }

    /// Takes the request's body as a document; its name is the parameter `name`.
    static void answer(DropBox box, HttpServletRequest in, HttpServletResponse out)
            throws IOException {
        if (!requireNonNullElse(in.getContentType(), "").startsWith(TYPE)) {
            in.getInputStream().transferTo(OutputStream.nullOutputStream());
            refuse(Why.TYPE, out);
            return;
        }
        var name = requireNonNullElse(in.getParameter("name"), "");
        try {
            switch (box.take(name, in.getInputStream())) {
                case Taken.Found(var kept) -> json(200, Drawn.object().put("name", kept), out);
                case Taken.Pending(var kept) -> json(202, Drawn.object().put("name", kept), out);
                case Taken.Refused(var why) -> refuse(why, out);
            }
        } catch (IOException unwritten) {
            log.warn("a document was not kept: {}", unwritten.toString());
            json(500, Drawn.object().put("refused", "failed"), out);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            json(503, Drawn.object().put("refused", "failed"), out);
        }
    }

    private static void refuse(Why why, HttpServletResponse out) throws IOException {
        int status =
                switch (why) {
                    case TYPE -> 415;
                    case SIZE -> 413;
                    case NUMBER, EMPTY, SLOW, LOCKED, WORDLESS, BROKEN -> 422;
                };
        json(status, Drawn.object().put("refused", why.name().toLowerCase(Locale.ROOT)), out);
    }

    private static void json(int status, ObjectNode body, HttpServletResponse out)
            throws IOException {
        out.setStatus(status);
        Playground.json(out, body);
    }
}
