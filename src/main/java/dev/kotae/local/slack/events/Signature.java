package dev.kotae.local.slack.events;

import dev.kotae.doctor.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Slack does: `v0=` and the HMAC-SHA256 of `v0:{seconds}:{body}` (docs.slack.dev,
/// "Verifying requests from Slack", read September 2026).
record Signature(Secret secret) {
    private static final String ALGORITHM = "HmacSHA256";

    String of(long seconds, String body) {
        var signed = "v0:" + seconds + ":" + body;
        var key = new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
