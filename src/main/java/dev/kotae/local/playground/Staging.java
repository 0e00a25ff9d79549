package dev.kotae.local.playground;

import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Sessions.Session;
import dev.kotae.local.slack.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What the page is sent of modals, Home tabs and sessions, as JSON.
public final class Staging {
    private Staging() {}

    /// Something that happened, under the name of its event.
    static ObjectNode drawn(Happening.Staged staged) {
        return switch (staged) {
            case Happening.InSession(var session) ->
                    Drawn.event("session").set("session", session(session));
            case Happening.Modals(var _, var stack, var errors) ->
                    Drawn.event("modals").set("modals", modals(stack, errors));
            case Happening.Home(var view) -> Drawn.event("home").set("home", view(view));
        };
    }

    /// A session.
    public static ObjectNode session(Session session) {
        return Drawn.object()
                .put("channel", session.channel())
                .put("thread", session.thread())
                .put("status", session.status().name().toLowerCase(Locale.ROOT))
                .put("title", session.title());
    }

    /// The modals before somebody.
    public static ObjectNode modals(List<View> stack, Map<String, String> errors) {
        var drawn = Drawn.object();
        var views = drawn.putArray("stack");
        stack.forEach(view -> views.add(view(view)));
        errors.forEach(drawn.putObject("errors")::put);
        return drawn;
    }

    /// A modal or a Home tab.
    public static ObjectNode view(View view) {
        return view.shown().deepCopy().put("id", view.id());
    }
}
