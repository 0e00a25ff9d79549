package dev.kotae.bedrock;

import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.model.ModelFailure;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/// The one place where what the AWS SDK throws becomes ours. The messages name code, status and
/// request, never what the service says in its own words, because these may repeat a prompt.
final class Failures {
    /// In the words of the providers of credentials, 2.50.2.
    private static final List<String> NOTHING_SET =
            List.of(
                    "Unable to load credentials from system settings",
                    "contained no credentials",
                    "environment variables are set",
                    "Failed to load credentials from IMDS",
                    "IMDS credentials have been disabled",
                    "Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE");

    /// In seconds: who says a longer time by mistake is tried again within the hour.
    private static final long MOST_AFTER = 3_600;

    /// What the models' makers say of a prompt that is too long, in small letters.
    private static final List<String> TOO_LONG =
            List.of(
                    "too long",
                    "too many input tokens",
                    "too many total text bytes",
                    "exceed context limit",
                    "exceeds maximum length",
                    "context window",
                    "context length",
                    "maximum context");

    private Failures() {}

    /// What it means for an answer.
    static ModelFailure ofModel(String model, Throwable failure) {
        Throwable cause = unwrapped(failure);
        String what = "model=" + model + " " + describe(cause);
        return switch (cause) {
            case AwsServiceException service -> ofService(what, service);
            case Throwable any when isPoolExhausted(any) -> new ModelFailure.Busy(what, any);
            case Throwable any when isWithoutCredentials(any) ->
                    new ModelFailure.Refused(what, any);
            default -> new ModelFailure.Broken(what, cause);
        };
    }

    /// What it means for a search.
    static KnowledgeFailure ofKnowledge(String base, Throwable failure) {
        Throwable cause = unwrapped(failure);
        return new KnowledgeFailure("knowledge=" + base + " " + describe(cause), cause);
    }

    /// What happened, fit for a log.
    static String describe(Throwable failure) {
        return switch (unwrapped(failure)) {
            case AwsServiceException service ->
                    "code=%s status=%s request=%s%s"
                            .formatted(
                                    code(service),
                                    service.statusCode(),
                                    service.requestId(),
                                    hint(service));
            case Throwable any when isPoolExhausted(any) -> "all connections are in use";
            case Throwable any when isWithoutCredentials(any) ->
                    "no AWS credentials were found%s: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role"
                            .formatted(tried(any));
            case Throwable any -> "failed with " + root(any).getClass().getSimpleName() + hint(any);
        };
    }

    /// Whether the service refuses what was asked (status 400 or 403) for one of these words.
    ///
    /// @param words in small letters
    static boolean refuses(Throwable failure, List<String> words) {
        return unwrapped(failure) instanceof AwsServiceException service
                && (service.statusCode() == 400 || service.statusCode() == 403)
                && words.stream().anyMatch(said(service)::contains);
    }

    /// Whether the service does not take what the request says (a 400 with `ValidationException`),
    /// rather than the model that it names.
    static boolean isAboutRequest(Throwable failure) {
        return unwrapped(failure) instanceof AwsServiceException service
                && service.statusCode() == 400
                && code(service).equals("ValidationException")
                && hint(service).isEmpty();
    }

    /// Whether somebody interrupted the thread while it was within the SDK, which then forgets the
    /// interrupt.
    static boolean isInterrupt(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof AbortedException || root(cause) instanceof InterruptedException;
    }

    private static ModelFailure ofService(String what, AwsServiceException e) {
        if (e.statusCode() == 503 && after(e).isPositive()) {
            return new ModelFailure.Busy(what, e, after(e));
        }
        return switch (code(e)) {
            case "ThrottlingException", "ModelNotReadyException", "ServiceQuotaExceededException" ->
                    new ModelFailure.Busy(what, e, after(e));
            case "ModelErrorException",
                    "ModelStreamErrorException",
                    "ModelTimeoutException",
                    "ServiceUnavailableException",
                    "InternalServerException" ->
                    new ModelFailure.Broken(what, e);
            case "ValidationException" ->
                    isTooLong(e)
                            ? new ModelFailure.TooLong(what, e)
                            : isAboutRequest(e)
                                    ? new ModelFailure.Unfit(what, e)
                                    : new ModelFailure.Refused(what, e);
            default -> ofStatus(what, e);
        };
    }

    private static ModelFailure ofStatus(String what, AwsServiceException e) {
        int status = e.statusCode();
        if (status == 429) {
            return new ModelFailure.Busy(what, e, after(e));
        }
        boolean ours = status >= 400 && status < 500 && status != 408 && status != 424;
        return ours ? new ModelFailure.Refused(what, e) : new ModelFailure.Broken(what, e);
    }

    /// What `Retry-After` says in whole seconds; its other form, a date, AWS does not send.
    private static Duration after(AwsServiceException e) {
        var details = e.awsErrorDetails();
        return Optional.ofNullable(details)
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Math.min(MOST_AFTER, Long.parseLong(seconds))))
                .orElse(Duration.ZERO);
    }

    /// Within a stream the code begins with a small letter.
    private static String code(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.isEmpty()
                ? "unknown"
                : code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
    }

    private static String said(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String said = details == null ? null : details.errorMessage();
        return said == null ? "" : said.toLowerCase(Locale.ROOT);
    }

    private static boolean isTooLong(AwsServiceException e) {
        return TOO_LONG.stream().anyMatch(said(e)::contains);
    }

    /// What somebody can do about it, where the service is known to mean one thing.
    private static String hint(AwsServiceException e) {
        String said = said(e);
        if (said.contains("on-demand throughput")) {
            return " (this model needs the id of an inference profile: us., eu., jp., global. …)";
        }
        if (said.contains("model identifier is invalid")) {
            return " (no such model, or an inference profile of another geography)";
        }
        if (said.contains("end of its life")) {
            return " (this model was retired: choose another)";
        }
        return switch (e.statusCode()) {
            case 401, 403 ->
                    " (check the role's policy, the credentials' age, and that the account was"
                            + " given access to the model)";
            case 404 -> " (nothing has this id in this region)";
            default -> "";
        };
    }

    /// The SDK has no type for this; the words are those of its Netty client, 2.50.2.
    private static boolean isPoolExhausted(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.contains("Acquire operation took longer")
                    || (t instanceof TimeoutException && message.contains("cquire"))
                    || message.contains("Too many outstanding acquire")) {
                return true;
            }
        }
        return false;
    }

    /// Nor for this.
    private static boolean isWithoutCredentials(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("unable to load credentials")
                || message.contains("unable to load token")
                || message.contains("no credentials")
                || message.contains("token is expired")
                || message.contains("sso session");
    }

    /// What a provider met that had something to go by; the others only say that they have nothing.
    private static String tried(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int list = message.indexOf(") : [");
        return list < 0
                ? ""
                : Arrays.stream(message.substring(list + 5).split(", (?=\\w+Provider\\()"))
                        .filter(one -> NOTHING_SET.stream().noneMatch(one::contains))
                        .map(one -> " (" + one.replaceAll("[\\s.\\]]+$", "") + ")")
                        .collect(Collectors.joining());
    }

    /// What somebody can do about a connection that did not come about.
    private static String hint(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException || t instanceof CertPathBuilderException) {
                return " (the certificate is not trusted: name the file with the authority that"
                        + " signed it in outbound.ca-bundle)";
            }
            // The words are those of the SDK's Netty client, 2.50.2.
            if (String.valueOf(t.getMessage()).contains("connect to proxy")) {
                return " (the proxy refused: see outbound.proxy, and what it lets through)";
            }
        }
        return "";
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure.getCause();
        return inner != null
                        && (failure instanceof CompletionException
                                || failure instanceof ExecutionException)
                ? unwrapped(inner)
                : failure;
    }

    private static Throwable root(Throwable failure) {
        Throwable inner = failure.getCause();
        return inner == null ? failure : root(inner);
    }
}
