package dev.kotae.slack.api;

/// A call that is set aside for later. Closed just before the call is made, or when it is not
/// needed; closing twice does nothing.
public final class Promise implements AutoCloseable {
    private final SlackLimits limits;
    private final Bucket bucket;
    private boolean kept = true;

    Promise(SlackLimits limits, Bucket bucket) {
        this.limits = limits;
        this.bucket = bucket;
    }

    @Override
    public synchronized void close() {
        if (kept) {
            kept = false;
            limits.release(bucket);
        }
    }
}
