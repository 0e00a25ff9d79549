package dev.kotae.app.command;

import java.lang.management.ManagementFactory;

/// How long this process has lived.
final class Uptime {
    private Uptime() {}

    /// Since the Java machine began, in milliseconds.
    static long millis() {
        return System.currentTimeMillis()
                - ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(java.time.Instant::toEpochMilli)
                        .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
