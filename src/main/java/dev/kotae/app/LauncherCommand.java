package dev.kotae.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Commands that the launcher carries out itself, because they need the sources. They stand here so
/// that the help shows them.
abstract sealed class LauncherCommand implements Callable<Integer> {
    private final String name;

    private LauncherCommand(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        System.err.println(Words.say("launcher.only", name));
        return Main.USAGE;
    }

    @Command(name = "check", resourceBundle = Words.BUNDLE)
    static final class Check extends LauncherCommand {
        Check() {
            super("check");
        }
    }

    @Command(name = "bench", resourceBundle = Words.BUNDLE)
    static final class Bench extends LauncherCommand {
        Bench() {
            super("bench");
        }
    }
}
