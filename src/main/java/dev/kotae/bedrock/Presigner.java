package dev.kotae.bedrock;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Makes links that open an object of a bucket for a while, for whoever has the link. Nothing is
/// sent for it; whether the object is there and may be read shows when it is opened.
///
/// @param credentials who signs; a link dies with them at the latest
/// @param region where the bucket is: with its knowledge base (Bedrock user guide, prerequisites)
/// @param openFor how long the link can be opened
record Presigner(AwsCredentialsProvider credentials, String region, Duration openFor) {
    private static final Logger log = LoggerFactory.getLogger(Presigner.class);

    private static final Pattern OBJECT = Pattern.compile("s3://(?<bucket>[^/]+)/(?<key>.+)");

    /// A link to an object.
    ///
    /// @param object such as `s3://bucket/a/b.pdf`
    /// @return empty where it is no object, or nobody can sign
    Optional<String> link(String object) {
        var parts = OBJECT.matcher(object);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var request = request(parts.group("bucket"), parts.group("key"));
            var signed =
                    AwsV4HttpSigner.create()
                            .sign(how ->
                                    how.identity(credentials.resolveCredentials())
                                            .request(request)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME,
                                                    "s3")
                                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED,
                                                    false)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                                    AuthLocation.QUERY_STRING)
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.EXPIRATION_DURATION,
                                                    openFor));
            return Optional.of(signed.request().getUri().toString());
        } catch (SdkException unsigned) {
            log.warn("no link to an object of a bucket: {}", Failures.describe(unsigned));
            return Optional.empty();
        }
    }

    /// A bucket with dots in its name has no certificate of its own, so it stands in the path.
    private SdkHttpRequest request(String bucket, String key) {
        var server = "s3." + region + ".amazonaws.com";
        boolean dotted = bucket.contains(".");
        var path = SdkHttpUtils.urlEncodeIgnoreSlashes(key);
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://" + (dotted ? server : bucket + "." + server)))
                .encodedPath("/" + (dotted ? bucket + "/" : "") + path)
                .build();
    }
}
