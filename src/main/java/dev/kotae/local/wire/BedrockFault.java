package dev.kotae.local.wire;

/// The service does not do what was asked, and says so in the way of its REST-JSON protocol.
public final class BedrockFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private BedrockFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /// A fault of any type.
    ///
    /// @param status the HTTP status, 400 to 599
    /// @param type the exception's name in the service's model, such as `ThrottlingException`
    public static BedrockFault of(int status, String type, String message) {
        return new BedrockFault(status, type, message);
    }

    /// The request is wrong.
    public static BedrockFault invalid(String message) {
        return of(400, "ValidationException", message);
    }

    /// There is no such thing.
    public static BedrockFault notFound(String message) {
        return of(404, "ResourceNotFoundException", message);
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The value of `x-amzn-ErrorType`: the exception's name with the suffix that production sends.
    public String errorType() {
        return type + ":http://internal.amazon.com/coral/com.amazon.bedrock/";
    }

    /// The body.
    public String body() {
        return Json.write(Json.object().put("message", getMessage()));
    }
}
