package dev.kotae.store.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A way to a port of this machine that can be cut: what is sent then arrives when it is mended, as
/// on a network whose packets are dropped.
public final class Network implements AutoCloseable {
    private final int to;
    private final ServerSocket entrance;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;

    /// @param to the port of this machine to which it leads
    public Network(int to) throws IOException {
        this.to = to;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::connectAll);
    }

    /// Where it begins.
    public int port() {
        return entrance.getLocalPort();
    }

    /// From now on nothing arrives.
    public void cut() {
        set(true);
    }

    /// What was held up arrives.
    public void mend() {
        set(false);
    }

    private void set(boolean value) {
        lock.lock();
        try {
            cut = value;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void connectAll() {
        try {
            while (true) {
                var near = entrance.accept();
                Thread.ofPlatform().daemon().start(() -> connect(near));
            }
        } catch (IOException closed) {
            // Nobody connects any more.
            mend();
        }
    }

    private void connect(Socket near) {
        try (near;
                var far = new Socket(InetAddress.getLoopbackAddress(), to)) {
            var back = Thread.ofPlatform().daemon().start(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Socket from, Socket to) {
        var bytes = new byte[8_192];
        try {
            while (true) {
                int count = from.getInputStream().read(bytes);
                awaitMended();
                if (count < 0) {
                    to.shutdownOutput();
                    return;
                }
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException over) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitMended() {
        lock.lock();
        try {
            while (cut) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
