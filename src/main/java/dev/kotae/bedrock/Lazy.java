package dev.kotae.bedrock;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// A client that is made when it is first used, once, and closed if it was made.
final class Lazy<T extends SdkAutoCloseable> implements AutoCloseable {
    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T made;
    private boolean closed;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T there = made;
        return there != null ? there : make();
    }

    private T make() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the clients of Bedrock are closed");
            }
            T there = made;
            if (there == null) {
                there = maker.get();
                made = there;
            }
            return there;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            T there = made;
            if (there != null) {
                there.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
