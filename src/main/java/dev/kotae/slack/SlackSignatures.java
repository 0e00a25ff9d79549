package dev.kotae.slack;

import dev.kotae.doctor.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Says whether a request comes from Slack: signed with one of our secrets over its raw bytes, not
/// long ago. The comparison takes the same time whatever it compares.
///
/// Source: docs.slack.dev, "Verifying requests from Slack", read September 2026.
final class SlackSignatures {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final String ALGORITHM = "HmacSHA256";

    /// One for each secret, copied for each use: to look an algorithm up takes longer than to run
    /// it.
    private final List<Mac> macs;

    private final InstantSource clock;

    SlackSignatures(List<Secret> secrets, InstantSource clock) {
        this.macs = secrets.stream().map(SlackSignatures::mac).toList();
        this.clock = clock;
    }

    /// Whether a request of that time can be answered at all.
    ///
    /// @param timestamp the header `X-Slack-Request-Timestamp`: seconds since 1970
    boolean isRecent(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(OLDEST) <= 0;
    }

    /// Whether these belong together.
    ///
    /// @param body the request's bytes as they came
    /// @param timestamp the header `X-Slack-Request-Timestamp`: seconds since 1970
    /// @param signature the header `X-Slack-Signature`: `v0=` and 64 lower-case hex digits
    boolean hold(byte[] body, String timestamp, String signature) {
        if (!isRecent(timestamp)) {
            return false;
        }
        var given = signature.getBytes(StandardCharsets.ISO_8859_1);
        boolean held = false;
        for (var mac : macs) {
            held |= MessageDigest.isEqual(expected(mac, timestamp, body), given);
        }
        return held;
    }

    private static byte[] expected(Mac prototype, String timestamp, byte[] body) {
        try {
            var mac = (Mac) prototype.clone();
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            var hex = HexFormat.of().formatHex(mac.doFinal(body));
            return ("v0=" + hex).getBytes(StandardCharsets.US_ASCII);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's " + ALGORITHM + " cannot be copied", e);
        }
    }

    private static Mac mac(Secret secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            var key = secret.value().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
