package dev.kotae.app.inbox;

import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kotae inbox redrive`.
@Command(name = "redrive", resourceBundle = Words.BUNDLE)
final class RedriveCommand implements Callable<Integer> {
    /// Whoever has more than this runs it again.
    private static final int MOST = 10_000;

    @Mixin private SettingsFile file = new SettingsFile();

    @Parameters(arity = "0..*", paramLabel = "ID", descriptionKey = "inbox.ids")
    private List<String> ids = List.of();

    @Option(names = "--all-dead", descriptionKey = "inbox.all-dead")
    private boolean all;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (all != ids.isEmpty()) {
            throw new SettingsProblem(List.of(Words.say("inbox.which")));
        }
        try (var store = Attached.to(file.read())) {
            var inbox = store.ports().inbox();
            return all ? all(inbox) : some(inbox);
        }
    }

    private int some(Inbox inbox) {
        int refused = 0;
        for (var id : ids) {
            boolean again = inbox.redrive(id);
            refused += again ? 0 : 1;
            var stream = again ? spec.commandLine().getOut() : spec.commandLine().getErr();
            stream.println(Words.say(again ? "inbox.redriven" : "inbox.not-redriven", id));
        }
        return refused == 0 ? 0 : 1;
    }

    /// The oldest first. One that died together with another waits again with it, and is not dead
    /// any more when its turn comes.
    private int all(Inbox inbox) {
        var before = inbox.stats().dead();
        var dead = inbox.list(State.DEAD, MOST).reversed();
        dead.stream().map(TurnRecord::id).forEach(inbox::redrive);
        var left = inbox.stats().dead();
        spec.commandLine()
                .getOut()
                .println(Words.say("inbox.redriven-all", Math.max(0, before - left), left));
        return left == 0 ? 0 : 1;
    }
}
