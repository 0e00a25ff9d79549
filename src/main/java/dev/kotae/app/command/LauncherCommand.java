package dev.kotae.app.command;

import dev.kotae.app.words.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Commands that the launcher carries out itself, because they need the sources. They stand here so
/// that the help shows them.
public abstract sealed class LauncherCommand implements Callable<Integer> {
    /// The exit code of a wrong command line.
    private static final int WRONG_USE = 2;

    private final String name;

    private LauncherCommand(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        System.err.println(Words.say("launcher.only", name));
        return WRONG_USE;
    }

    /// `./kotae check`.
    @Command(name = "check", resourceBundle = Words.BUNDLE)
    public static final class Check extends LauncherCommand {
        Check() {
            super("check");
        }
    }

    /// `./kotae bench`.
    @Command(
            name = "bench",
            resourceBundle = Words.BUNDLE,
            customSynopsis = "./kotae bench [-h] NAME [OPTION]...")
    public static final class Bench extends LauncherCommand {
        @Spec private CommandSpec spec = CommandSpec.create();

        Bench() {
            super("bench");
        }

        /// Nothing was named.
        @Override
        public Integer call() {
            spec.commandLine().usage(System.err);
            return WRONG_USE;
        }
    }
}
