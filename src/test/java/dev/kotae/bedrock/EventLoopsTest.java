package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

@Timeout(60)
class EventLoopsTest {
    /// With the loops of Netty, some 8 of these are lost at a closed port.
    private static final int NEW_CLIENTS = 200;

    /// No name server is asked: a label has 63 characters at most.
    private static final String NO_HOST = "x".repeat(64) + ".invalid";

    @AutoClose("shutdownGracefully")
    private final EventLoops loops = new EventLoops(2, "loops");

    @Test
    void no_new_client_loses_the_refusal_of_a_closed_port() {
        for (int client = 0; client < NEW_CLIENTS; client++) {
            assertThatThrownBy(() -> ask("http://127.0.0.1:1/"))
                    .rootCause()
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void no_new_client_loses_the_failure_to_find_a_host() {
        for (int client = 0; client < NEW_CLIENTS; client++) {
            assertThatThrownBy(() -> ask("http://" + NO_HOST + "/"))
                    .rootCause()
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    private void ask(String address) throws Exception {
        try (var client = client()) {
            client.execute(
                            AsyncExecuteRequest.builder()
                                    .request(
                                            SdkHttpRequest.builder()
                                                    .method(SdkHttpMethod.GET)
                                                    .uri(URI.create(address))
                                                    .build())
                                    .responseHandler(new Unheard())
                                    .build())
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private SdkAsyncHttpClient client() {
        return NettyNioAsyncHttpClient.builder()
                .connectionAcquisitionTimeout(Duration.ofSeconds(10))
                .eventLoopGroup(SdkEventLoopGroup.create(loops))
                .build();
    }

    private static final class Unheard implements SdkAsyncHttpResponseHandler {
        @Override
        public void onHeaders(SdkHttpResponse headers) {}

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {}

        @Override
        public void onError(Throwable error) {}
    }
}
