package dev.kotae.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes HTTP requests as Slack sends them: mentions of about 1 KB, signed. Each is another
/// question in a thread of its own: none is a repetition. Not for several threads at once.
final class SignedEvents {
    /// What every benchmark signs with.
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final AtomicLong EVENTS = new AtomicLong(System.nanoTime());

    private final Mac mac;

    SignedEvents(String secret) throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    /// A mention in a channel of its own.
    ///
    /// @param team the workspace's id
    /// @param words plain text without quotes or line ends
    byte[] mention(String team, String words) {
        long number = EVENTS.incrementAndGet();
        long now = System.currentTimeMillis() / 1000;
        var ts = now + "." + String.format(Locale.ROOT, "%06d", number % 1_000_000);
        var body =
                """
                {"token":"x","team_id":"%6$s","api_app_id":"A1","event":{"client_msg_id":"%1$d","type":"app_mention",\
                "text":"<@U0BOT> %2$s","user":"U1","ts":"%3$s",\
                "team":"%6$s","blocks":[{"type":"rich_text","block_id":"b","elements":[{"type":"rich_text_section",\
                "elements":[{"type":"user","user_id":"U0BOT"},{"type":"text","text":" How do I rotate the API keys?"}]}]}],\
                "channel":"C%4$d","event_ts":"%3$s"},"type":"event_callback","event_id":"Ev%1$d","event_time":%5$d,\
                "authorizations":[{"enterprise_id":null,"team_id":"%6$s","user_id":"U0BOT","is_bot":true,\
                "is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-x"}\
                """
                        .formatted(number, words, ts, number, now, team);
        return signed(body.getBytes(StandardCharsets.UTF_8), now);
    }

    private byte[] signed(byte[] body, long now) {
        mac.update(("v0:" + now + ":").getBytes(StandardCharsets.US_ASCII));
        var head =
                """
                POST /slack/events HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                X-Slack-Request-Timestamp: %d\r
                X-Slack-Signature: v0=%s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(now, HexFormat.of().formatHex(mac.doFinal(body)), body.length);
        var all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
