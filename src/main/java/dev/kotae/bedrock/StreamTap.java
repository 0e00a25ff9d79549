package dev.kotae.bedrock;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Leads the bytes of an answer to the feed that its request names, past the SDK, which is left
/// with an empty answer. Why is said in [Frames]. What is not an answer, such as an error, the SDK
/// reads.
final class StreamTap implements ExecutionInterceptor {
    /// Where a request wants its answer to go.
    static final ExecutionAttribute<EventFeed> FEED = new ExecutionAttribute<>("kotae.feed");

    private static final String REQUEST_ID = "x-amzn-RequestId";

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var content = context.responsePublisher();
        var feed = attributes.getAttribute(FEED);
        if (feed == null || content.isEmpty() || !context.httpResponse().isSuccessful()) {
            return content;
        }
        feed.answers(context.httpResponse().firstMatchingHeader(REQUEST_ID).orElse(""));
        content.get().subscribe(feed);
        return Optional.of(SdkPublisher.fromIterable(List.of()));
    }
}
