package dev.kotae.chaos.outside;

import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Recorder;
import dev.kotae.chaos.history.Script;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.WireCall;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The wire to Bedrock's stand-in, whose model speaks by the [Script]. Notes down every call of a
/// model as it begins, with the question that it carries, and as it ends.
final class BedrockWire extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Pattern ASKED = Pattern.compile(".*<question>(.*?)</question>");

    private static final ScopedValue<AtomicBoolean> WHOLE = ScopedValue.newInstance();

    private final transient Recorder recorder;
    private final transient BedrockStandIn bedrock;
    private final AtomicLong calls = new AtomicLong();

    BedrockWire(Recorder recorder) {
        this.recorder = recorder;
        this.bedrock = new BedrockStandIn(Map.of(), BedrockWire::heard, InstantSource.system());
        bedrock.author(new Script());
    }

    BedrockStandIn bedrock() {
        return bedrock;
    }

    /// On the thread of the call that has ended.
    private static void heard(WireCall call) {
        WHOLE.get().set(call.response().whole() && call.response().status() == 200);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var replayed = new Replayed(request, request.getInputStream().readAllBytes());
        var prompt = replayed.text();
        var questions = Script.questions(asked(prompt));
        var whole = new AtomicBoolean();
        if (questions.isEmpty()) {
            // A warm-up.
            answer(replayed, response, whole);
            return;
        }
        long call = calls.incrementAndGet();
        recorder.note(at -> new Called(at, call, questions, Script.canaries(prompt)));
        try {
            answer(replayed, response, whole);
        } finally {
            recorder.note(at -> new CallEnded(at, call, whole.get()));
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, AtomicBoolean whole)
            throws IOException, ServletException {
        try {
            ScopedValue.where(WHOLE, whole)
                    .call(() -> {
                        bedrock.service(request, response);
                        return whole;
                    });
        } catch (IOException | ServletException | RuntimeException broken) {
            throw broken;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String asked(String prompt) {
        var asked = ASKED.matcher(prompt);
        return asked.find() ? asked.group(1) : prompt;
    }
}
