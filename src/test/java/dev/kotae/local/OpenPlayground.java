package dev.kotae.local;

import dev.kotae.doctor.Secret;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The playground and Slack's stand-in on one server, open until it is closed.
final class OpenPlayground implements AutoCloseable {
    static final String TOKEN = "xoxb-local-playground-token";

    final SlackStandIn slack;
    private final Playground playground;
    private final LoopbackServer server;

    /// One on any port, with Slack's own repetitions.
    OpenPlayground(Map<Locale, List<String>> questions, Map<String, ? extends HttpServlet> beside) {
        this(0, RetrySchedule.SLACK, questions, beside);
    }

    /// @param questions what the page offers to ask
    /// @param beside what else is served, by path
    OpenPlayground(
            int port,
            RetrySchedule repetitions,
            Map<Locale, List<String>> questions,
            Map<String, ? extends HttpServlet> beside) {
        var clock = InstantSource.system();
        var turn = new LastTurn(clock);
        slack =
                new SlackStandIn(
                        clock, new Secret("signing"), new Secret(TOKEN), repetitions, turn);
        playground = new Playground(slack, turn, questions, null);
        var servlets = new HashMap<String, HttpServlet>(slack.servlets());
        servlets.putAll(beside);
        servlets.put("/*", playground);
        server = LoopbackServer.serve(port, servlets);
    }

    URI uri() {
        return server.uri();
    }

    /// Has events brought to a bot from now on.
    void connect(URI bot) {
        slack.connect(server.uri(), bot);
    }

    @Override
    public void close() {
        playground.close();
        server.close();
        slack.close();
    }
}
