package dev.kotae.app.command;

import dev.kotae.app.house.Service;
import java.util.concurrent.CountDownLatch;

/// Waits until somebody ends the process.
public final class Shutdown {
    private Shutdown() {}

    /// Blocks until SIGTERM or Ctrl-C, then closes the service within the signal's handling: the
    /// process ends when this is done, with the exit code that signals have.
    public static void await(Service service) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        new CountDownLatch(1).await();
    }
}
