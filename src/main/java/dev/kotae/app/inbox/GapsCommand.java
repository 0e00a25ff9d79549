package dev.kotae.app.inbox;

import dev.kotae.answer.Gaps;
import dev.kotae.answer.Gaps.Gap;
import dev.kotae.answer.Gaps.Kind;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.words.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./kotae gaps`: what the documents lack.
@Command(name = "gaps", resourceBundle = Words.BUNDLE)
public final class GapsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINE = "%9s  %9s  %10s  %8s  %-12s  %s%n";
    private static final int EXAMPLES = 3;

    @Mixin private SettingsFile file = new SettingsFile();

    @Option(names = "--days", paramLabel = "N", descriptionKey = "gaps.days")
    private int days = 30;

    @Option(names = "--channel", paramLabel = "ID", descriptionKey = "gaps.channel")
    private String channel = "";

    @Option(names = "--text", descriptionKey = "gaps.text")
    private boolean text;

    @Option(names = "--json", descriptionKey = "inbox.json")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (days < 1) {
            throw new ParameterException(
                    spec.commandLine(), Words.say("option.wrong-value", "--days", days));
        }
        var out = spec.commandLine().getOut();
        try (var store = Attached.to(file.read())) {
            var from = Instant.now().minus(Duration.ofDays(days));
            var gaps =
                    new Gaps(store.ports().answers(), store.ports().feedback())
                            .since(from).stream()
                                    .filter(gap ->
                                            channel.isEmpty() || gap.channel().equals(channel))
                                    .toList();
            if (json) {
                gaps.forEach(gap -> out.println(line(gap)));
            } else {
                print(out, gaps);
            }
        }
        return 0;
    }

    private void print(PrintWriter out, List<Gap> gaps) {
        int questions = gaps.stream().mapToInt(gap -> gap.questions().size()).sum();
        out.println(Words.say("gaps.sum", days, questions, gaps.size()));
        if (gaps.isEmpty()) {
            return;
        }
        out.printf(
                LINE,
                Words.say("gaps.column.questions"),
                Words.say("gaps.column.missed"),
                Words.say("gaps.column.ungrounded"),
                Words.say("gaps.column.disliked"),
                Words.say("gaps.column.channel"),
                Words.say("gaps.column.missing"));
        for (var gap : gaps) {
            out.printf(
                    LINE,
                    gap.questions().size(),
                    gap.kinds().getOrDefault(Kind.MISSED, 0),
                    gap.kinds().getOrDefault(Kind.UNGROUNDED, 0),
                    gap.kinds().getOrDefault(Kind.DISLIKED, 0),
                    gap.channel().isEmpty() ? Words.say("gaps.private") : gap.channel(),
                    missing(gap));
            examples(gap).forEach(each -> out.println("      > " + each));
        }
    }

    private static String missing(Gap gap) {
        var words = gap.words().isEmpty() ? "?" : Plain.text(String.join(", ", gap.words()));
        return gap.nearest().isEmpty()
                ? Words.say("gaps.missing", words)
                : Words.say(
                        "gaps.missing-nearest",
                        words,
                        Plain.text(String.join(" / ", gap.nearest())));
    }

    /// What people wrote to us alone is shown to nobody else.
    private List<String> examples(Gap gap) {
        return text && !gap.channel().isEmpty()
                ? gap.questions().stream()
                        .limit(EXAMPLES)
                        .map(each -> Plain.text(each).replaceAll("\\s+", " "))
                        .toList()
                : List.of();
    }

    private String line(Gap gap) {
        var object = JSON.createObjectNode();
        object.put("tenant", gap.tenant()).put("channel", gap.channel());
        object.put("questions", gap.questions().size());
        for (var kind : Kind.values()) {
            object.put(kind.name().toLowerCase(Locale.ROOT), gap.kinds().getOrDefault(kind, 0));
        }
        gap.words().forEach(object.putArray("missing")::add);
        gap.nearest().forEach(object.putArray("nearest")::add);
        for (var example : examples(gap)) {
            object.withArray("examples").add(example);
        }
        return JSON.writeValueAsString(object);
    }
}
