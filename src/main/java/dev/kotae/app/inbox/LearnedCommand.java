package dev.kotae.app.inbox;

import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.words.Words;
import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.routing.Correction;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./kotae learned`: what the router learned from feedback, and the way back.
@Command(name = "learned", resourceBundle = Words.BUNDLE)
public final class LearnedCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FAILED = 1;
    private static final int PERCENT = 100;
    private static final String LINE = "%-2s %7s  %-20s  %8s  %6s%n";

    @Mixin private SettingsFile file = new SettingsFile();

    @Option(names = "--use", paramLabel = "N", descriptionKey = "learned.use")
    private @Nullable Integer use;

    @Option(names = "--json", descriptionKey = "inbox.json")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (var store = Attached.to(file.read())) {
            var lessons = store.ports().lessons();
            var wanted = use;
            if (wanted != null) {
                if (lessons.learnt().stream().anyMatch(one -> isStale(one, wanted))) {
                    return failed("learned.stale", wanted);
                }
                if (!lessons.use(wanted)) {
                    return failed("learned.none", wanted);
                }
            }
            var learnt = lessons.learnt();
            if (json) {
                learnt.forEach(one -> out.println(line(one)));
            } else {
                print(out, learnt);
            }
        }
        return 0;
    }

    private static boolean isStale(Learnt one, int version) {
        return one.version() == version && !Correction.fits(one);
    }

    private int failed(String words, int version) {
        spec.commandLine().getErr().println(Words.say(words, version));
        return FAILED;
    }

    private static void print(PrintWriter out, List<Learnt> learnt) {
        out.printf(
                LINE,
                "",
                Words.say("learned.column.version"),
                Words.say("learned.column.at"),
                Words.say("learned.column.lessons"),
                Words.say("learned.column.gain"));
        boolean shipped = learnt.stream().noneMatch(LearnedCommand::corrects);
        out.printf(LINE, shipped ? "*" : "", 0, Words.say("learned.shipped"), "", "");
        for (var one : learnt) {
            out.printf(
                    LINE,
                    corrects(one) ? "*" : "",
                    one.version(),
                    one.at().truncatedTo(ChronoUnit.SECONDS),
                    one.lessons(),
                    Math.round(PERCENT * one.gain())
                            + " %"
                            + (Correction.fits(one) ? "" : "  " + Words.say("learned.other")));
        }
    }

    /// What was learned against other weights than are shipped is chosen for nothing.
    private static boolean corrects(Learnt one) {
        return one.used() && Correction.fits(one);
    }

    private static String line(Learnt learnt) {
        return JSON.writeValueAsString(
                JSON.createObjectNode()
                        .put("version", learnt.version())
                        .put("at", learnt.at().toString())
                        .put("lessons", learnt.lessons())
                        .put("gain", learnt.gain())
                        .put("used", learnt.used())
                        .put("fits", Correction.fits(learnt)));
    }
}
