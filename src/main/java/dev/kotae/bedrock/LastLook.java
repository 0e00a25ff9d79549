package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpExecutionAttribute;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/// Asks whoever sends a request once more when its body is about to be written: marshalling,
/// signing and waiting for a connection are over then. A service that is sent no body does no work.
///
/// The interceptors of the SDK come too early for that: it reads a body from them to sign it,
/// before there is a connection, and keeps what it read (seen with 2.50.2).
final class LastLook extends Relay {
    /// Who sends a request.
    static final SdkHttpExecutionAttribute<Sender> SENDER = new Asked();

    /// @param client sends the requests; closed with this
    LastLook(SdkAsyncHttpClient client) {
        super(client);
    }

    /// Who sends one request.
    static final class Sender {
        private final Runnable look;
        private volatile @Nullable RuntimeException refusal;

        /// @param look throws where the request is to be kept back; must not block
        Sender(Runnable look) {
            this.look = look;
        }

        private boolean refuses() {
            try {
                look.run();
                return false;
            } catch (RuntimeException own) {
                refusal = own;
                return true;
            }
        }

        /// Why the request was kept back; null where it was not.
        @Nullable RuntimeException refusal() {
            return refusal;
        }
    }

    private static final class Asked extends SdkHttpExecutionAttribute<Sender> {
        private Asked() {
            super(Sender.class);
        }
    }

    @Override
    AsyncExecuteRequest passedOn(AsyncExecuteRequest request) {
        var sender = request.httpExecutionAttributes().getAttribute(SENDER);
        return sender == null
                ? request
                : copy(request)
                        .requestContentPublisher(
                                new Watched(request.requestContentPublisher(), sender))
                        .build();
    }

    private record Watched(SdkHttpContentPublisher content, Sender sender)
            implements SdkHttpContentPublisher {
        @Override
        public Optional<Long> contentLength() {
            return content.contentLength();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> wire) {
            if (sender.refuses()) {
                wire.onSubscribe(new Nothing());
                wire.onError(sender.refusal());
            } else {
                content.subscribe(wire);
            }
        }
    }

    private static final class Nothing implements Subscription {
        @Override
        public void request(long pieces) {}

        @Override
        public void cancel() {}
    }
}
