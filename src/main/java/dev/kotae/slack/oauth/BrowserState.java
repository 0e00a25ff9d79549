package dev.kotae.slack.oauth;

import dev.kotae.doctor.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Binds an installation to the browser that began it: the browser keeps a random cookie, and Slack
/// carries a signature over it, so that nobody can have somebody else's browser end what he began.
/// Nothing is kept here: any replica can end what another began.
final class BrowserState {
    /// How long somebody may look at Slack's page.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int COOKIE_BYTES = 16;
    private static final Pattern STATE = Pattern.compile("(\\d{1,12})\\.([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param clientSecret what only we and Slack know; the signature's key comes of it
    BrowserState(Secret clientSecret, SecureRandom random, InstantSource clock) {
        var own = new SecretKeySpec(bytes(clientSecret.value()), ALGORITHM);
        this.key = new SecretKeySpec(sign(own, "kotae installation state"), ALGORITHM);
        this.random = random;
        this.clock = clock;
    }

    /// What the browser is to keep.
    String cookie() {
        var cookie = new byte[COOKIE_BYTES];
        random.nextBytes(cookie);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cookie);
    }

    /// What Slack is to carry for a browser that keeps this cookie.
    String state(String cookie) {
        long end = clock.instant().plus(PATIENCE).getEpochSecond();
        return end + "." + signature(cookie, end);
    }

    /// Whether this came back to the browser that it was made for, in time.
    boolean holds(String state, String cookie) {
        var parts = STATE.matcher(state);
        if (cookie.isEmpty() || !parts.matches()) {
            return false;
        }
        long end = Long.parseLong(parts.group(1));
        return clock.instant().getEpochSecond() < end
                && MessageDigest.isEqual(bytes(signature(cookie, end)), bytes(parts.group(2)));
    }

    private String signature(String cookie, long end) {
        return HexFormat.of().formatHex(sign(key, cookie + "." + end));
    }

    private static byte[] sign(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
