package dev.kotae.local;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.kotae.local.slack.Workspace;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bot without a mind that has every surface an app can have: it greets, works on its answers in
/// steps, can be stopped, has buttons, modals, shortcuts and a Home tab.
final class StageBot extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(StageBot.class);
    private static final int PIECES = 24;

    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private URI slackUri = URI.create("http://127.0.0.1");
    private volatile boolean restless;

    StageBot(String token) {
        this.token = token;
    }

    void connect(URI slack) {
        slackUri = slack;
    }

    /// Answers go on and on, until somebody stops them.
    void neverEnds() {
        restless = true;
    }

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var body = new String(in.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (in.getContentType().startsWith("application/json")) {
            var event = JsonMapper.shared().readTree(body).path("event");
            later(() -> event(event));
        } else if (body.startsWith("payload=")) {
            var json =
                    URLDecoder.decode(body.substring("payload=".length()), StandardCharsets.UTF_8);
            var payload = JsonMapper.shared().readTree(json);
            var answer = payload.path("type").asString("").equals("view_submission");
            if (answer && json.contains("\"value\":\"nothing\"")) {
                out.setContentType("application/json; charset=utf-8");
                out.getOutputStream()
                        .write(
                                "{\"response_action\":\"errors\",\"errors\":{\"more\":\"Please say a little more.\"}}"
                                        .getBytes(StandardCharsets.UTF_8));
                return;
            }
            later(() -> click(payload));
        } else {
            out.setContentType("text/plain; charset=utf-8");
            out.getWriter().print("Working on it…");
        }
    }

    private void event(JsonNode event) throws IOException, SlackApiException {
        var type = event.path("type").asString("");
        var user = event.path("user").asString("");
        switch (type) {
            case "app_home_opened" -> {
                if (event.path("tab").asString("").equals("home")) {
                    slack().viewsPublish(r -> r.userId(user).viewAsString(home(user)));
                } else {
                    greet(event.path("channel").asString(""), user);
                }
            }
            case "agent_session_stopped" -> stopped.set(true);
            case "message" -> {
                var subtype = event.path("subtype").asString("");
                boolean said = subtype.isEmpty() || subtype.equals("file_share");
                if (said
                        && !event.has("bot_id")
                        && event.path("channel_type").asString("").equals("im")) {
                    answer(event);
                }
            }
            case "app_mention" -> answer(event);
            default -> log.debug("event={} ignored", type);
        }
    }

    private void greet(String channel, String user) throws IOException {
        boolean japanese = isJapanese(user);
        call(
                "assistant.threads.setSuggestedPrompts",
                """
                {"channel_id":"%s","prompts":[{"title":"%s","message":"%s"},{"title":"%s","message":"%s"}]}\
                """
                        .formatted(
                                channel,
                                japanese ? "休暇は何日？" : "Days of leave",
                                japanese ? "有給休暇は何日ですか？" : "How many days of leave do I have?",
                                japanese ? "経費の締め切り" : "Expense deadline",
                                japanese ? "経費精算の締め切りは？" : "When must I hand in expenses?"));
    }

    private void answer(JsonNode event) throws IOException, SlackApiException {
        stopped.set(false);
        var channel = event.path("channel").asString();
        var user = event.path("user").asString("");
        boolean japanese = isJapanese(user);
        var thread = event.path("thread_ts").asString(event.path("ts").asString());
        call(
                "agents.sessions.setStatus",
                """
                {"channel_id":"%s","thread_ts":"%s","status":"processing","title":"%s"}\
                """
                        .formatted(channel, thread, japanese ? "有給休暇の日数" : "Days of leave"));
        pause(400);
        var ts =
                call(
                                "chat.startStream",
                                """
                                {"channel":"%s","thread_ts":"%s","recipient_user_id":"%s","recipient_team_id":"%s",
                                "chunks":[{"type":"plan_update","title":"%s"},
                                {"type":"task_update","id":"1","title":"%s","status":"in_progress"},
                                {"type":"task_update","id":"2","title":"%s","status":"pending"}]}\
                                """
                                        .formatted(
                                                channel,
                                                thread,
                                                user,
                                                Workspace.TEAM,
                                                japanese ? "回答を準備しています" : "Preparing the answer",
                                                japanese ? "4件の文書を読む" : "Reading 4 passages",
                                                japanese ? "Opusに聞く" : "Asking Opus"))
                        .path("ts")
                        .asString("");
        pause(400);
        append(channel, ts, task("1", japanese ? "4件の文書を読む" : "Reading 4 passages", "complete"));
        append(channel, ts, task("2", japanese ? "Opusに聞く" : "Asking Opus", "in_progress"));
        for (int i = 0; (restless || i < PIECES) && !stopped.get(); i++) {
            var words = japanese ? "有給休暇は**25日**です。" : "You have **25 days** of leave. ";
            append(channel, ts, "{\"type\":\"markdown_text\",\"text\":\"" + words + "\"}");
            pause(25);
        }
        if (stopped.get()) {
            call(
                    "agents.sessions.setStatus",
                    "{\"channel_id\":\"%s\",\"thread_ts\":\"%s\",\"status\":\"active\"}"
                            .formatted(channel, thread));
            return;
        }
        append(channel, ts, task("2", japanese ? "Opusに聞く" : "Asking Opus", "complete"));
        slack().chatStopStream(r -> r.channel(channel).ts(ts).blocksAsString(below(japanese)));
    }

    private static String task(String id, String title, String status) {
        return "{\"type\":\"task_update\",\"id\":\"%s\",\"title\":\"%s\",\"status\":\"%s\"}"
                .formatted(id, title, status);
    }

    private void append(String channel, String ts, String chunk) throws IOException {
        call(
                "chat.appendStream",
                "{\"channel\":\"%s\",\"ts\":\"%s\",\"chunks\":[%s]}".formatted(channel, ts, chunk));
    }

    private void click(JsonNode payload) throws IOException, SlackApiException {
        var user = payload.at("/user/id").asString("");
        boolean japanese = isJapanese(user);
        var trigger = payload.path("trigger_id").asString("");
        switch (payload.path("type").asString("")) {
            case "block_actions" -> action(payload, user, japanese, trigger);
            case "shortcut", "message_action" ->
                    slack().viewsOpen(r -> r.triggerId(trigger).viewAsString(modal(japanese)));
            default -> log.debug("click ignored");
        }
    }

    private void action(JsonNode payload, String user, boolean japanese, String trigger)
            throws IOException, SlackApiException {
        var action = payload.at("/actions/0");
        var value = action.path("value").asString("");
        switch (action.path("action_id").asString("")) {
            case "rate" -> {
                if (value.equals("bad")) {
                    slack().viewsOpen(r -> r.triggerId(trigger).viewAsString(modal(japanese)));
                }
            }
            case "again" -> {
                var channel = payload.at("/channel/id").asString("");
                var ts = payload.at("/message/ts").asString("");
                var words = japanese ? "今度は**28日**です。" : "This time it is **28 days**.";
                var blocks =
                        "[{\"type\":\"markdown\",\"text\":\""
                                + words
                                + "\"},"
                                + below(japanese).substring(1);
                slack().chatUpdate(r -> r.channel(channel).ts(ts).text("…").blocksAsString(blocks));
            }
            case "language" ->
                    slack().viewsPublish(r ->
                            r.userId(user)
                                    .viewAsString(
                                            home(
                                                    chosen(action)
                                                            ? Workspace.SATO
                                                            : Workspace.EMMA)));
            default -> log.debug("action ignored");
        }
    }

    private static boolean chosen(JsonNode action) {
        return action.at("/selected_option/value").asString("").equals("ja");
    }

    private static boolean isJapanese(String user) {
        return user.equals(Workspace.SATO) || user.equals(Workspace.TANAKA);
    }

    private static String below(boolean japanese) {
        return """
        [{"type":"table","rows":[
          [{"type":"raw_text","text":"%s"},{"type":"raw_text","text":"%s"}],
          [{"type":"raw_text","text":"0–4"},{"type":"raw_text","text":"25"}],
          [{"type":"raw_text","text":"5+"},{"type":"raw_text","text":"28"}]],
          "column_settings":[{"align":"left"},{"align":"right"}]},
         {"type":"context","elements":[{"type":"mrkdwn","text":"Claude Opus · 2.4 s · $0.012 · %s"}]},
         {"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"rate",
          "positive_button":{"text":{"type":"plain_text","text":"%s"},"value":"good"},
          "negative_button":{"text":{"type":"plain_text","text":"%s"},"value":"bad"}}]},
         {"type":"actions","elements":[
          {"type":"button","action_id":"again","value":"t1","text":{"type":"plain_text","text":"%s"}},
          {"type":"button","action_id":"why","value":"t1","text":{"type":"plain_text","text":"%s"}}]}]\
        """
                .formatted(
                        japanese ? "勤続年数" : "Years with us",
                        japanese ? "日数" : "Days",
                        japanese ? "AIによる回答です" : "AI-generated",
                        japanese ? "役に立った" : "Good answer",
                        japanese ? "役に立たなかった" : "Bad answer",
                        japanese ? "もう一度" : "Regenerate",
                        japanese ? "なぜこの回答？" : "Why this answer?");
    }

    private static String modal(boolean japanese) {
        return """
        {"type":"modal","callback_id":"wrong","title":{"type":"plain_text","text":"%s"},
         "submit":{"type":"plain_text","text":"%s"},"close":{"type":"plain_text","text":"%s"},
         "blocks":[
          {"type":"section","text":{"type":"mrkdwn","text":"%s"}},
          {"type":"input","block_id":"why","label":{"type":"plain_text","text":"%s"},
           "element":{"type":"radio_buttons","action_id":"reason","options":[
            {"text":{"type":"plain_text","text":"%s"},"value":"wrong"},
            {"text":{"type":"plain_text","text":"%s"},"value":"old"}]}},
          {"type":"input","block_id":"more","optional":true,"label":{"type":"plain_text","text":"%s"},
           "element":{"type":"plain_text_input","action_id":"text","multiline":true}}]}\
        """
                .formatted(
                        japanese ? "何が問題でしたか" : "What went wrong?",
                        japanese ? "送信" : "Send",
                        japanese ? "キャンセル" : "Cancel",
                        japanese ? "*改善* に役立てます。" : "It helps us to get *better*.",
                        japanese ? "理由" : "Reason",
                        japanese ? "内容が間違っている" : "It is wrong",
                        japanese ? "情報が古い" : "It is out of date",
                        japanese ? "補足" : "More");
    }

    private static String home(String user) {
        boolean japanese = isJapanese(user);
        return """
        {"type":"home","blocks":[
         {"type":"header","text":{"type":"plain_text","text":"%s"}},
         {"type":"section","text":{"type":"mrkdwn","text":"%s"}},
         {"type":"divider"},
         {"type":"section","text":{"type":"mrkdwn","text":"%s"},
          "accessory":{"type":"static_select","action_id":"language","placeholder":{"type":"plain_text","text":"%s"},
           "initial_option":{"text":{"type":"plain_text","text":"%s"},"value":"%s"},
           "options":[{"text":{"type":"plain_text","text":"English"},"value":"en"},
            {"text":{"type":"plain_text","text":"日本語"},"value":"ja"}]}},
         {"type":"section","fields":[{"type":"mrkdwn","text":"%s"},{"type":"mrkdwn","text":"%s"}]},
         {"type":"actions","elements":[{"type":"button","action_id":"forget","style":"danger",
          "text":{"type":"plain_text","text":"%s"}}]}]}\
        """
                .formatted(
                        japanese ? "Kotaeの使い方" : "How to use Kotae",
                        japanese
                                ? "`@Kotae` とメンションするか、ここで質問してください。"
                                : "Mention `@Kotae`, or ask here.",
                        japanese ? "*言語*" : "*Language*",
                        japanese ? "選択" : "Choose",
                        japanese ? "日本語" : "English",
                        japanese ? "ja" : "en",
                        japanese ? "*今月の質問*\\n12件" : "*Questions this month*\\n12",
                        japanese ? "*費用*\\n$0.34" : "*Cost*\\n$0.34",
                        japanese ? "自分の記録をすべて消去" : "Forget me");
    }

    private JsonNode call(String method, String body) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(slackUri + "/api/" + method))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return JsonMapper.shared()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private MethodsClient slack() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slackUri + "/api/");
        return Slack.getInstance(config).methods(token);
    }

    private static void later(Work work) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        work.run();
                    } catch (IOException | SlackApiException e) {
                        log.warn("the bot could not", e);
                    }
                });
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException, SlackApiException;
    }
}
