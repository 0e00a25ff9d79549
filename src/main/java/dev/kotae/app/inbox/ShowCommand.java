package dev.kotae.app.inbox;

import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kotae inbox show ID`.
@Command(name = "show", resourceBundle = Words.BUNDLE)
final class ShowCommand implements Callable<Integer> {
    @Mixin private SettingsFile file = new SettingsFile();

    @Option(names = "--text", descriptionKey = "inbox.text")
    private boolean text;

    @Option(names = "--json", descriptionKey = "inbox.json")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "inbox.id")
    private String id = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (id.isEmpty()) {
            throw new SettingsProblem(List.of(Words.say("inbox.id-missing")));
        }
        var line = spec.commandLine();
        try (var store = Attached.to(file.read())) {
            var found = store.ports().inbox().find(id);
            if (found.isEmpty()) {
                line.getErr().println(Words.say("inbox.not-found", id));
                return 1;
            }
            var turn = found.get();
            var history = store.ports().auditTrail().of(turn.tenant(), turn.id());
            var calls = store.ports().usages().ofTurn(turn.tenant(), turn.id());
            if (json) {
                line.getOut().println(TurnJson.whole(turn, calls, history, text));
            } else {
                new TurnSheet(line.getOut()).print(turn, calls, history, text);
            }
            return 0;
        }
    }
}
