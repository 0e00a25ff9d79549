package dev.kotae.app.command;

import dev.kotae.answer.Owner;
import dev.kotae.app.house.House;
import dev.kotae.app.house.LeftOut;
import dev.kotae.app.house.Logs;
import dev.kotae.app.house.StandIns;
import dev.kotae.app.house.TemporaryStore;
import dev.kotae.app.settings.DocumentsFolder;
import dev.kotae.app.settings.Installation;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Platform;
import dev.kotae.local.WireTap;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./kotae ask "…"`: one question, in a lane of its own, kept nowhere once it is answered.
@Command(name = "ask", resourceBundle = Words.BUNDLE)
public final class AskCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final int MOST_LEFT_OUT = 3;

    @Mixin private SettingsFile file = new SettingsFile();

    @Mixin private DocumentsFolder documents = new DocumentsFolder();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "QUESTION", descriptionKey = "question")
    private List<String> words = List.of();

    @Override
    public Integer call() throws Exception {
        var question = String.join(" ", words).strip();
        if (question.isEmpty()) {
            throw new SettingsProblem(List.of(Words.say("question.missing")));
        }
        var settings = file.read();
        var docs = documents.chosen();
        if (file.chosen().isPresent() || !Installation.signs().isEmpty()) {
            return ask(question, settings);
        }
        try (var standIns =
                docs.isEmpty()
                        ? StandIns.open(null, WireTap.NONE, false)
                        : StandIns.withoutDocuments(WireTap.NONE)) {
            if (!json) {
                System.err.println(Words.say("ask.because", docs.isEmpty() ? 0 : 1));
            }
            standIns.serve(Map.of());
            return ask(question, standIns.settings(settings));
        }
    }

    private int ask(String question, Settings settings) throws Exception {
        var printer =
                json
                        ? new JsonPrinter(System.out)
                        : TerminalChannel.text(System.out, System.err, terminal());
        var terminal = new TerminalChannel(printer);
        Logs.quietOfDocuments();
        try (var store = TemporaryStore.create()) {
            // Who ends it while it answers leaves the question nowhere.
            Shutdown.closes(store::close);
            return ask(question, settings.with(store.settings()), terminal, printer);
        }
    }

    private int ask(
            String question,
            Settings settings,
            TerminalChannel terminal,
            TerminalChannel.Printer printer)
            throws Exception {
        var docs = documents.chosen();
        try (var house = House.build(docs.map(settings::withDocuments).orElse(settings))) {
            if (docs.isPresent()) {
                read(docs.get(), house, printer);
            }
            try (var _ = house.open(Map.of(Platform.TERMINAL, terminal), Owner.NOBODY)) {
                house.reception().accept(asked(question));
                Shutdown.closes(terminal::breakOff);
                return terminal.await(PATIENCE) ? 0 : 1;
            }
        }
    }

    /// Waits until the documents are read: an answer from half of them would look like a whole one.
    private void read(Path folder, House house, TerminalChannel.Printer printer)
            throws InterruptedException, SettingsProblem {
        printer.status(Words.say("docs.reading", folder));
        boolean read = house.caughtUp(PATIENCE);
        printer.status("");
        if (!read) {
            throw new SettingsProblem(
                    List.of(Words.say("docs.large", folder, PATIENCE.toMinutes())));
        }
        if (!house.hasDocuments()) {
            throw new SettingsProblem(List.of(Words.say("docs.empty", folder)));
        }
        var unread = house.unread();
        if (!unread.isEmpty() && !json) {
            var told = LeftOut.of(unread, MOST_LEFT_OUT);
            System.err.println(Words.say("docs.unread", unread.size(), told.named(), told.more()));
        }
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static Asked asked(String question) {
        var person = System.getProperty("user.name", "somebody");
        var here = new Address(Platform.TERMINAL, "local", "terminal", "");
        return new Asked(Set.of("ask"), here, "", person, question, List.of(), Instant.now(), "");
    }
}
