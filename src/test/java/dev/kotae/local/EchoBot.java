package dev.kotae.local;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.webhook.Payload;
import dev.kotae.local.slack.Workspace;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bot without a mind, to look at the playground with: it answers everything with the same words,
/// in each of the ways in which a bot can.
final class EchoBot extends HttpServlet {
    private static final int PIECE = 24;
    private static final String ENGLISH =
            """
            You have **25 days** of paid leave a year, and unused days can be carried over until *31 March* [1].

            1. Open **Time off** in the staff portal.
            2. Choose the dates and your stand-in.
            3. Your lead answers within two working days [2].

            | Years with us | Days |
            |---|---:|
            | 0–4 | 25 |
            | 5 and more | 28 |

            ```
            portal leave request --from 2026-12-21 --to 2026-12-31
            ```

            <img src=x onerror=alert(1)> and [a trick](javascript:alert(1)) stay harmless, see https://example.com/handbook.
            """;
    private static final String JAPANESE =
            """
            有給休暇は年間**25日**です。使わなかった分は*翌年3月31日*まで繰り越せます [1]。

            - 社員ポータルの「休暇」を開きます
            - 日付と代理の担当者を選びます
            - 上長が**2営業日以内**に回答します [2]

            > 勤続5年以上の社員は28日です。
            """;
    private static final String FOOTER =
            """
            [{"type":"divider"},
            {"type":"context","elements":[{"type":"mrkdwn","text":"*Sources* [1] <https://example.com/leave|Leave policy › Days> [2] <https://example.com/portal|Portal>"}]},
            {"type":"context","elements":[{"type":"mrkdwn","text":"Claude Haiku · a short question · 1.8 s · $0.0004 — AI-generated: check what matters."}]}]\
            """;

    private final String token;
    private URI slackUri = URI.create("http://127.0.0.1");

    EchoBot(String token) {
        this.token = token;
    }

    void connect(URI slack) {
        slackUri = slack;
    }

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var body = new String(in.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!in.getContentType().startsWith("application/json")) {
            out.setContentType("text/plain; charset=utf-8");
            out.getWriter().print("Working on it…");
            Thread.ofVirtual().start(() -> command(body));
            return;
        }
        var event = JsonMapper.shared().readTree(body).path("event");
        if (event.has("bot_id") || event.has("subtype")) {
            return;
        }
        var type = event.path("type").asString();
        if (type.equals("app_mention")) {
            Thread.ofVirtual().start(() -> stream(event));
        } else if (event.path("channel_type").asString("").equals("im")) {
            Thread.ofVirtual().start(() -> update(event));
        }
    }

    private void command(String form) {
        pause(1_200);
        try {
            var url = new SlashCommandPayloadParser().parse(form).getResponseUrl();
            Slack.getInstance()
                    .send(url, Payload.builder().text("*25 days* of paid leave.").build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stream(JsonNode event) {
        try {
            var slack = slack();
            var channel = event.path("channel").asString();
            var thread = event.path("thread_ts").asString(event.path("ts").asString());
            status(slack, channel, thread);
            var ts =
                    slack.chatStartStream(r ->
                                    r.channel(channel)
                                            .threadTs(thread)
                                            .recipientTeamId(Workspace.TEAM)
                                            .recipientUserId(event.path("user").asString()))
                            .getTs();
            var answer = answer(event);
            for (int at = 0; at < answer.length(); at += PIECE) {
                var piece = answer.substring(at, Math.min(answer.length(), at + PIECE));
                slack.chatAppendStream(r -> r.channel(channel).ts(ts).markdownText(piece));
                pause(60);
            }
            slack.chatStopStream(r -> r.channel(channel).ts(ts).blocksAsString(FOOTER));
        } catch (IOException | SlackApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(JsonNode event) {
        try {
            var slack = slack();
            var channel = event.path("channel").asString();
            status(slack, channel, event.path("ts").asString());
            var answer = answer(event);
            var ts =
                    slack.chatPostMessage(r ->
                                    r.channel(channel).text("…").blocksAsString(blocks("…", "[]")))
                            .getTs();
            for (int at = PIECE; at < answer.length(); at += 3 * PIECE) {
                var soFar = answer.substring(0, at);
                slack.chatUpdate(r ->
                        r.channel(channel).ts(ts).text("…").blocksAsString(blocks(soFar, "[]")));
                pause(150);
            }
            slack.chatUpdate(r ->
                    r.channel(channel).ts(ts).text("…").blocksAsString(blocks(answer, FOOTER)));
        } catch (IOException | SlackApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void status(MethodsClient slack, String channel, String thread)
            throws IOException, SlackApiException {
        for (var step : List.of("Looking in your documents…", "Reading 4 passages…")) {
            slack.assistantThreadsSetStatus(r ->
                    r.channelId(channel)
                            .threadTs(thread)
                            .status("is working on it…")
                            .loadingMessages(List.of(step)));
            pause(800);
        }
    }

    private static String blocks(String markdown, String more) {
        var blocks = JsonMapper.shared().createArrayNode();
        blocks.addObject().put("type", "markdown").put("text", markdown);
        JsonMapper.shared().readTree(more).forEach(blocks::add);
        return blocks.toString();
    }

    private static String answer(JsonNode event) {
        var text = event.path("text").asString().toLowerCase(Locale.ROOT);
        return text.codePoints().anyMatch(c -> c > 0x3000) ? JAPANESE : ENGLISH;
    }

    private MethodsClient slack() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slackUri + "/api/");
        return Slack.getInstance(config).methods(token);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
