package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpExecutionAttributes;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/// Asks whoever sends a request once more when its body is about to be written: marshalling,
/// signing and waiting for a connection are over then. A service that is sent no body does no work.
///
/// The interceptors of the SDK come too early for that: it reads a body from them to sign it,
/// before there is a connection, and keeps what it read (seen with 2.50.2).
final class LastLook implements SdkAsyncHttpClient {
    private static final Asked ASKED = new Asked();

    private final SdkAsyncHttpClient client;

    /// @param client sends the requests; closed with this
    LastLook(SdkAsyncHttpClient client) {
        this.client = client;
    }

    /// Who sends one request.
    static final class Sender {
        private final Runnable look;
        private volatile @Nullable RuntimeException refusal;

        /// @param look throws where the request is to be kept back; must not block
        Sender(Runnable look) {
            this.look = look;
        }

        /// What the SDK is to hand to its HTTP client.
        SdkHttpExecutionAttributes attributes() {
            return SdkHttpExecutionAttributes.builder().put(ASKED, this).build();
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
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        var sender = request.httpExecutionAttributes().getAttribute(ASKED);
        return client.execute(sender == null ? request : watched(request, sender));
    }

    private static AsyncExecuteRequest watched(AsyncExecuteRequest request, Sender sender) {
        var watched =
                AsyncExecuteRequest.builder()
                        .request(request.request())
                        .requestContentPublisher(
                                new Watched(request.requestContentPublisher(), sender))
                        .responseHandler(request.responseHandler())
                        .fullDuplex(request.fullDuplex())
                        .httpExecutionAttributes(request.httpExecutionAttributes());
        request.metricCollector().ifPresent(watched::metricCollector);
        return watched.build();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
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
