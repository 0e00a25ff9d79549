package dev.kotae.slack;

/// A request that is not as Slack documents it. Its message says what is wrong and holds nothing of
/// the request.
final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedRequest(String what) {
        super(what);
    }

    MalformedRequest(String what, Throwable cause) {
        super(what, cause);
    }
}
