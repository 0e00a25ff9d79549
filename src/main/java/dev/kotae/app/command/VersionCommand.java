package dev.kotae.app.command;

import dev.kotae.app.house.Version;
import dev.kotae.app.words.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./kotae version`.
@Command(name = "version", resourceBundle = Words.BUNDLE)
public final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(
                "kotae " + Version.current() + " (Java " + Runtime.version().toString() + ")");
        return 0;
    }
}
