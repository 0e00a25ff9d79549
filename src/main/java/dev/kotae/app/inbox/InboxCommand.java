package dev.kotae.app.inbox;

import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.words.Words;
import dev.kotae.memory.TurnRecord;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kotae inbox`, which is the same as `./kotae inbox list`.
@Command(
        name = "inbox",
        resourceBundle = Words.BUNDLE,
        subcommands = {InboxCommand.ListCommand.class, ShowCommand.class, RedriveCommand.class})
public final class InboxCommand implements Callable<Integer> {
    @Mixin private Listing listing = new Listing();

    @Override
    public Integer call() throws Exception {
        return listing.print();
    }

    /// `./kotae inbox list`.
    @Command(name = "list", resourceBundle = Words.BUNDLE)
    static final class ListCommand implements Callable<Integer> {
        @Mixin private Listing listing = new Listing();

        @Override
        public Integer call() throws Exception {
            return listing.print();
        }
    }

    /// The options of a list, and the list.
    static final class Listing {
        /// What an operator may have to do something about.
        private static final List<State> OPEN = List.of(State.DEAD, State.RUNNING, State.WAITING);

        @Mixin private SettingsFile file = new SettingsFile();

        @Option(names = "--state", paramLabel = "STATE", descriptionKey = "inbox.state")
        private @Nullable State state;

        @Option(names = "--limit", paramLabel = "N", descriptionKey = "inbox.limit")
        private int limit = 20;

        @Option(names = "--json", descriptionKey = "inbox.json")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        int print() throws Exception {
            try (var store = Attached.to(file.read())) {
                var turns = new ArrayList<TurnRecord>();
                for (var each : state == null ? OPEN : List.of(state)) {
                    turns.addAll(store.ports().inbox().list(each, Math.max(0, limit)));
                }
                print(spec.commandLine().getOut(), store, turns);
            }
            return 0;
        }

        private void print(PrintWriter out, Store store, List<TurnRecord> turns) {
            if (json) {
                turns.forEach(turn -> out.println(TurnJson.line(turn)));
                return;
            }
            var stats = store.ports().inbox().stats();
            var due =
                    stats.dueSince()
                            .map(at -> Duration.between(at, store.clock().instant()).toSeconds())
                            .orElse(0L);
            out.println(
                    Words.say(
                            "inbox.sum",
                            stats.waiting(),
                            due,
                            stats.running(),
                            stats.dead(),
                            stats.lanes()));
            new TurnTable(out).print(turns);
        }
    }
}
