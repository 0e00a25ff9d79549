package dev.kotae.bedrock;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/// An HTTP client that has another one send what it is given, changed or not.
abstract class Relay implements SdkAsyncHttpClient {
    private final SdkAsyncHttpClient client;

    /// @param client sends the requests; closed with this
    Relay(SdkAsyncHttpClient client) {
        this.client = client;
    }

    /// What is sent for a request. Must not block.
    abstract AsyncExecuteRequest passedOn(AsyncExecuteRequest request);

    /// The same request, to be changed.
    static AsyncExecuteRequest.Builder copy(AsyncExecuteRequest request) {
        var copy =
                AsyncExecuteRequest.builder()
                        .request(request.request())
                        .requestContentPublisher(request.requestContentPublisher())
                        .responseHandler(request.responseHandler())
                        .fullDuplex(request.fullDuplex())
                        .httpExecutionAttributes(request.httpExecutionAttributes());
        request.metricCollector().ifPresent(copy::metricCollector);
        return copy;
    }

    @Override
    public final CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return client.execute(passedOn(request));
    }

    @Override
    public final String clientName() {
        return client.clientName();
    }

    @Override
    public final void close() {
        client.close();
    }
}
