package dev.kotae.slack.api;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// What may not be sent again by OkHttp, which does so by itself where a connection ends before the
/// answer (4.12.0, `RetryAndFollowUpInterceptor`): Slack may have done by then what it was asked
/// for, and of two posts nobody would know.
final class SentOnce extends RequestBody {
    private final RequestBody body;

    SentOnce(RequestBody body) {
        this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
