package dev.kotae.app.command;

import dev.kotae.app.words.Words;
import dev.kotae.store.StoreCopy;
import dev.kotae.store.StoreSettings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kotae store`.
@Command(name = "store", resourceBundle = Words.BUNDLE, subcommands = StoreCommand.Copy.class)
public final class StoreCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return USAGE;
    }

    /// `./kotae store copy FROM TO`.
    @Command(name = "copy", resourceBundle = Words.BUNDLE)
    static final class Copy implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "store.from")
        private String from = "";

        @Parameters(index = "1", paramLabel = "TO", descriptionKey = "store.to")
        private String to = "";

        @Override
        public Integer call() {
            var copied = new StoreCopy(settings(from), settings(to), InstantSource.system()).run();
            long rows = copied.values().stream().mapToLong(Long::longValue).sum();
            var target = to.split("[?]", 2)[0];
            System.out.println(Words.say("store.copied", rows, copied.size(), target));
            return 0;
        }

        private static StoreSettings settings(String url) {
            return new StoreSettings(url, System.getenv());
        }
    }
}
