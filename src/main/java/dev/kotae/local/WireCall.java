package dev.kotae.local;

import java.time.Instant;
import java.util.List;

/// One call that a stand-in heard or made, with its raw payloads. It carries what people wrote and
/// is for the eyes of who runs the playground; it never holds headers, in which the secrets are.
///
/// @param service who stands at the other end of the wire, such as `bedrock` or `slack`
/// @param request what was asked
/// @param response what came back
/// @param started when the request was there
/// @param firstByte when the answer's first byte was ready to be sent, the same as `ended` where
///   none was
/// @param ended when nothing more was to come
public record WireCall(
        String service,
        Request request,
        Response response,
        Instant started,
        Instant firstByte,
        Instant ended) {
    /// What was asked.
    ///
    /// @param path the raw path with its query, percent-encoded as it came
    /// @param body as text, empty where there was none
    public record Request(String method, String path, String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// What came back.
    ///
    /// @param status the HTTP status; 0 where the connection ended before there was one
    /// @param parts the body; of a stream one part per event, in order
    /// @param whole whether it reached its end
    public record Response(int status, List<String> parts, boolean whole) {
        public Response {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return status + ", " + parts.size() + " parts" + (whole ? "" : ", cut");
        }
    }
}
