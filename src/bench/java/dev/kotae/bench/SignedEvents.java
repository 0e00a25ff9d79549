package dev.kotae.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
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

    private static final String BLOCKS =
            """
            ","blocks":[{"type":"rich_text","block_id":"b","elements":[{"type":"rich_text_section",\
            "elements":[{"type":"user","user_id":"U0BOT"},{"type":"text","text":" How do I rotate the API keys?"}]}]}],\
            """;

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
        return mention(team, "C" + EVENTS.get(), words);
    }

    /// A mention that begins a thread of its own.
    ///
    /// @param team the workspace's id
    /// @param channel the channel's id, which begins with `C`
    /// @param words plain text without quotes or line ends
    byte[] mention(String team, String channel, String words) {
        long number = EVENTS.incrementAndGet();
        long now = System.currentTimeMillis() / 1000;
        // Plain concatenation: a format string costs the load generator as much as an answer costs
        // the server.
        var ts = now + "." + Long.toString(1_000_000 + number % 1_000_000).substring(1);
        var body =
                "{\"token\":\"x\",\"team_id\":\""
                        + team
                        + "\",\"api_app_id\":\"A1\",\"event\":{\"client_msg_id\":\""
                        + number
                        + "\",\"type\":\"app_mention\",\"text\":\"<@U0BOT> "
                        + words
                        + "\",\"user\":\"U1\",\"ts\":\""
                        + ts
                        + "\",\"team\":\""
                        + team
                        + BLOCKS
                        + "\"channel\":\""
                        + channel
                        + "\",\"event_ts\":\""
                        + ts
                        + "\"},\"type\":\"event_callback\",\"event_id\":\"Ev"
                        + number
                        + "\",\"event_time\":"
                        + now
                        + ",\"authorizations\":[{\"enterprise_id\":null,\"team_id\":\""
                        + team
                        + "\",\"user_id\":\"U0BOT\",\"is_bot\":true,\"is_enterprise_install\":false}],"
                        + "\"is_ext_shared_channel\":false,\"event_context\":\"4-x\"}";
        return signed(body.getBytes(StandardCharsets.UTF_8), now);
    }

    /// A message in a thread of a direct message of its own.
    ///
    /// @param team the workspace's id
    /// @param channel the direct message's id, which begins with `D`
    /// @param words plain text without quotes or line ends
    byte[] direct(String team, String channel, String words) {
        long number = EVENTS.incrementAndGet();
        long now = System.currentTimeMillis() / 1000;
        var ts = now + "." + Long.toString(1_000_000 + number % 1_000_000).substring(1);
        var body =
                String.format(
                        Locale.ROOT,
                        """
                        {"token":"x","team_id":"%1$s","api_app_id":"A1","event":{"client_msg_id":"%2$d",\
                        "type":"message","channel_type":"im","text":"%3$s","user":"U1","ts":"%4$s",\
                        "thread_ts":"%5$d.000100","team":"%1$s","channel":"%6$s","event_ts":"%4$s"},\
                        "type":"event_callback","event_id":"Ev%2$d","event_time":%5$d,\
                        "authorizations":[{"enterprise_id":null,"team_id":"%1$s","user_id":"U0BOT",\
                        "is_bot":true,"is_enterprise_install":false}]}\
                        """,
                        team,
                        number,
                        words,
                        ts,
                        now,
                        channel);
        return signed(body.getBytes(StandardCharsets.UTF_8), now);
    }

    private byte[] signed(byte[] body, long now) {
        mac.update(("v0:" + now + ":").getBytes(StandardCharsets.US_ASCII));
        var head =
                "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Slack-Request-Timestamp: "
                        + now
                        + "\r\nX-Slack-Signature: v0="
                        + HexFormat.of().formatHex(mac.doFinal(body))
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
