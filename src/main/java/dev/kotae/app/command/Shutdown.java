package dev.kotae.app.command;

import java.util.concurrent.CountDownLatch;

/// The end of a process that goes on until somebody ends it.
public final class Shutdown {
    private Shutdown() {}

    /// From now on SIGTERM or Ctrl-C closes this within the signal's handling: the process ends
    /// when that is done, with the exit code that signals have.
    public static void closes(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "shutdown"));
    }

    /// Blocks until SIGTERM or Ctrl-C.
    public static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
