package dev.kotae.app;

import dev.kotae.app.command.AskCommand;
import dev.kotae.app.command.DoctorCommand;
import dev.kotae.app.command.LauncherCommand;
import dev.kotae.app.command.ManifestCommand;
import dev.kotae.app.command.ModelsCommand;
import dev.kotae.app.command.PlaygroundCommand;
import dev.kotae.app.command.ServeCommand;
import dev.kotae.app.command.StoreCommand;
import dev.kotae.app.command.TrainCommand;
import dev.kotae.app.command.VersionCommand;
import dev.kotae.app.house.HttpServer;
import dev.kotae.app.inbox.GapsCommand;
import dev.kotae.app.inbox.InboxCommand;
import dev.kotae.app.inbox.LearnedCommand;
import dev.kotae.app.settings.Installation;
import dev.kotae.app.settings.Lookalikes;
import dev.kotae.app.settings.Nearest;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.WholeWords;
import dev.kotae.app.words.Words;
import dev.kotae.memory.StoreFailure;
import dev.kotae.routing.StagedRouter;
import dev.kotae.slack.SlackDoor;
import dev.kotae.store.Store;
import dev.kotae.store.StoreUnusable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program behind the launcher `./kotae`. Without a command it is the playground where nothing
/// is set, and serves where something is.
@Command(
        name = Main.PROGRAM,
        resourceBundle = Words.BUNDLE,
        subcommands = {
            PlaygroundCommand.class,
            ServeCommand.class,
            AskCommand.class,
            StoreCommand.class,
            InboxCommand.class,
            GapsCommand.class,
            LearnedCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            ManifestCommand.class,
            LauncherCommand.Check.class,
            LauncherCommand.Bench.class,
            VersionCommand.class,
            TrainCommand.class
        })
public final class Main implements Callable<Integer> {
    static final String PROGRAM = "./kotae";

    /// The exit code for wrong settings or a wrong command line.
    static final int USAGE = 2;

    private static final int FAILED = 1;

    /// Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong settings
    /// or a wrong command line.
    public static void main(String[] args) {
        // Who logs while another thread begins to would be told so.
        LoggerFactory.getILoggerFactory();
        Thread.ofPlatform()
                .daemon()
                .name("prepare")
                // A command that ends at once may end in the midst of it, which is nobody's
                // concern;
                // a fault that lasts is met again by whoever needs what was prepared.
                .uncaughtExceptionHandler((_, _) -> {})
                .start(() -> prepare(args));
        System.exit(written(run(args)));
    }

    /// What has no options needs no command line to be read.
    private static int run(String... args) {
        return switch (String.join(" ", args)) {
            case "" -> call(new Main());
            case "serve" -> call(new ServeCommand());
            default -> commandLine().execute(args);
        };
    }

    /// What was printed and arrived nowhere, as on a full disk, is not done.
    private static int written(int code) {
        if (code != 0 || !System.out.checkError()) {
            return code;
        }
        System.err.println(Words.say("output.lost"));
        return FAILED;
    }

    private static int call(Callable<Integer> command) {
        try {
            return command.call();
        } catch (Exception fault) {
            return failed(fault, new PrintWriter(System.err, true, System.err.charset()));
        }
    }

    /// Loads what nearly every command needs while the command line is read: picocli's classes are
    /// compiled for Java 5, too old for the JDK's cache, and take as long as the first two. So what
    /// is started most often goes without them.
    private static void prepare(String... args) {
        HttpServer.prepare();
        Store.prepare();
        StagedRouter.prepare();
        if (args.length == 0 || List.of("serve", "playground").contains(args[0])) {
            SlackDoor.prepare();
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        withHelp(line);
        line.setResourceBundle(new WholeWords(Words.bundle(Words.locale())));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Main::explain);
        line.setExecutionExceptionHandler((fault, command, _) -> failed(fault, command.getErr()));
        return line;
    }

    /// What somebody can mend is explained; anything else is a fault of ours and shown as it is.
    private static int failed(Exception fault, PrintWriter err) {
        return switch (fault) {
            case SettingsProblem problem -> {
                problem.lines().forEach(err::println);
                yield USAGE;
            }
            case StoreUnusable store -> {
                var key = "store." + store.reason().key();
                err.println(Words.say(key, store.arguments().toArray()));
                yield USAGE;
            }
            case StoreFailure failure -> {
                err.println(Words.say("store.failed", String.valueOf(failure.getMessage())));
                yield FAILED;
            }
            default -> {
                fault.printStackTrace(err);
                yield FAILED;
            }
        };
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .descriptionKey("help")
                                .build());
        line.getHelpSectionMap()
                .replaceAll((_, section) -> help -> WholeWords.shown(section.render(help)));
        line.getSubcommands().values().forEach(Main::withHelp);
    }

    @Override
    public Integer call() throws Exception {
        var signs = Installation.signs();
        if (signs.isEmpty()) {
            Lookalikes.lines().forEach(System.err::println);
            System.out.println(Words.say("playground.because"));
            return new PlaygroundCommand().call();
        }
        System.out.println(Words.say("serve.because", String.join(", ", signs)));
        return new ServeCommand().call();
    }

    private static int explain(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println(explanation(wrong));
        var name = command.getCommandSpec().qualifiedName().substring(PROGRAM.length());
        err.println(Words.say("help.hint", (name + " ").stripLeading()));
        return USAGE;
    }

    private static String explanation(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> {
                var written = unmatched.getUnmatched().getFirst();
                yield Nearest.to(written, names(wrong.getCommandLine()))
                        .or(() -> elsewhere(written, wrong.getCommandLine()))
                        .map(near -> Words.say("unknown.near", written, near))
                        .orElseGet(() -> Words.say("unknown", written));
            }
            case MissingParameterException missing
                    when missing.getMissing().getFirst() instanceof OptionSpec option ->
                    Words.say("option.without-value", option.longestName(), option.paramLabel());
            case ParameterException _
                    when wrong.getArgSpec() instanceof OptionSpec option
                            && wrong.getValue() != null ->
                    wrongValue(option, wrong.getValue());
            default -> String.valueOf(wrong.getMessage());
        };
    }

    private static String wrongValue(OptionSpec option, String written) {
        return option.type().isEnum()
                ? Words.say(
                        "option.wrong-choice",
                        option.longestName(),
                        written,
                        String.join(", ", option.completionCandidates()).toLowerCase(Locale.ROOT))
                : Words.say("option.wrong-value", option.longestName(), written);
    }

    private static List<String> names(CommandLine command) {
        var names = new ArrayList<>(command.getSubcommands().keySet());
        names.addAll(command.getCommandSpec().optionsMap().keySet());
        names.remove("train");
        return names;
    }

    /// An option of a command that was left out, such as `./kotae --port 3001`.
    private static Optional<String> elsewhere(String written, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(entry ->
                        Nearest.to(written, names(entry.getValue())).stream()
                                .map(option -> entry.getKey() + " " + option))
                .findFirst();
    }
}
