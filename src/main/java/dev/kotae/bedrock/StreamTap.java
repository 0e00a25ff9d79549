package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/// Leads the bytes of an answer to the feed that its request names, past the SDK, which never sees
/// that there are any: its call never ends, unless it is cancelled or the line breaks. Why is said
/// in [Frames]. What is not an answer, such as an error, the SDK reads.
final class StreamTap extends Relay {
    /// Where a request wants its answer to go.
    static final SdkHttpExecutionAttribute<EventFeed> FEED = new Wanted();

    private static final String REQUEST_ID = "x-amzn-RequestId";

    /// @param client sends the requests; closed with this
    StreamTap(SdkAsyncHttpClient client) {
        super(client);
    }

    private static final class Wanted extends SdkHttpExecutionAttribute<EventFeed> {
        private Wanted() {
            super(EventFeed.class);
        }
    }

    @Override
    AsyncExecuteRequest passedOn(AsyncExecuteRequest request) {
        var feed = request.httpExecutionAttributes().getAttribute(FEED);
        return feed == null
                ? request
                : copy(request)
                        .responseHandler(new Tapped(request.responseHandler(), feed))
                        .build();
    }

    /// Of one request; called by one event loop.
    private static final class Tapped implements SdkAsyncHttpResponseHandler {
        private final SdkAsyncHttpResponseHandler sdk;
        private final EventFeed feed;
        private boolean answers;

        private Tapped(SdkAsyncHttpResponseHandler sdk, EventFeed feed) {
            this.sdk = sdk;
            this.feed = feed;
        }

        @Override
        public void onHeaders(SdkHttpResponse response) {
            answers = response.isSuccessful();
            if (answers) {
                feed.answers(response.firstMatchingHeader(REQUEST_ID).orElse(""));
            }
            sdk.onHeaders(response);
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            if (answers) {
                stream.subscribe(feed);
            } else {
                sdk.onStream(stream);
            }
        }

        @Override
        public void onError(Throwable cause) {
            sdk.onError(cause);
        }
    }
}
