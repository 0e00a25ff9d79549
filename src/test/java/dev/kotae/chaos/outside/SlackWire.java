package dev.kotae.chaos.outside;

import dev.kotae.chaos.history.Happened.Ending;
import dev.kotae.chaos.history.Recorder;
import dev.kotae.chaos.history.Script;
import dev.kotae.local.SlackTrouble;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The wire to Slack's stand-in, on which the weather is made. Notes down every call that is to end
/// an answer, whatever becomes of it.
final class SlackWire extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient HttpServlet slack;
    private final transient SlackWeather weather;
    private final transient Recorder recorder;

    SlackWire(HttpServlet slack, SlackWeather weather, Recorder recorder) {
        this.slack = slack;
        this.weather = weather;
        this.recorder = recorder;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var replayed = new Replayed(request, request.getInputStream().readAllBytes());
        var call = SlackCall.read(request.getRequestURI(), replayed.text());
        if (call.ends()) {
            recorder.note(at -> new Ending(at, Script.canaries(text(call))));
        }
        try {
            weather.waitBefore();
            brave(call, replayed, response);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(SlackCall call) {
        return call.form().getOrDefault("markdown_text", "")
                + call.form().getOrDefault("chunks", "")
                + call.form().getOrDefault("text", "")
                + call.form().getOrDefault("blocks", "");
    }

    private void brave(SlackCall call, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        var trouble = weather.of(call);
        if (trouble.isPresent()) {
            brave(trouble.get(), request, response);
        } else {
            answer(request, response);
        }
    }

    private void brave(
            SlackTrouble trouble, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        switch (trouble) {
            case SlackTrouble.Throttled(var retryAfter) -> {
                response.setStatus(429);
                response.setHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
            }
            case SlackTrouble.Refused(var error) -> {
                response.setContentType("application/json");
                response.getOutputStream().print("{\"ok\":false,\"error\":\"" + error + "\"}");
            }
            case SlackTrouble.Failed(var status, var done) -> {
                if (done) {
                    slack.service(request, new Kept(response));
                }
                response.setStatus(status);
            }
            case SlackTrouble.Slow(var before, var after) -> {
                Thread.sleep(before);
                var kept = new Kept(response);
                slack.service(request, kept);
                Thread.sleep(after);
                kept.send();
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        var kept = new Kept(response);
        slack.service(request, kept);
        weather.waitAfter();
        kept.send();
    }
}
