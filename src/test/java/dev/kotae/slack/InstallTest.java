package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Turn;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Installations.Term;
import dev.kotae.slack.SlackSettings.Circles;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.SlackSettings.Way;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workspaces and organisations that install the app by themselves, on the wire.
@Timeout(60)
class InstallTest {
    private static final String BASIC =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("7.42:client-secret".getBytes(StandardCharsets.UTF_8));

    private static final String OF_TEAM =
            """
            {"ok":true,"access_token":"xoxb-of-team-7","token_type":"bot","scope":"chat:write,commands",
             "bot_user_id":"UBOT7","app_id":"A1","team":{"id":"T7","name":"Seven <& Co>"},
             "enterprise":null,"is_enterprise_install":false}
            """;

    private static final String OF_ORGANISATION =
            """
            {"ok":true,"access_token":"xoxb-of-org-1","token_type":"bot","scope":"chat:write",
             "bot_user_id":"UBOTE","app_id":"A1","team":null,
             "enterprise":{"id":"E1","name":"Acme"},"is_enterprise_install":true}
            """;

    private static final String NEXT_TOKEN =
            """
            {"ok":true,"access_token":"xoxe.xoxb-young","token_type":"bot","scope":"chat:write",
             "expires_in":43200,"refresh_token":"xoxe-1-young","team":{"id":"T7"}}
            """;

    private static final String WHY =
            """
            "channel":{"id":"C1"},
            "actions":[{"action_id":"kotae_why","type":"button","value":"k7f3m2p9q4r8"}]
            """;

    private OpenDoor open;

    @BeforeEach
    void openDoor() throws Exception {
        open =
                new OpenDoor(api ->
                        new SlackSettings(
                                List.of(new Secret(OpenDoor.SECRET)),
                                new Tenancy.Many(
                                        "7.42",
                                        new Secret("client-secret"),
                                        Set.of("T7", "E1"),
                                        URI.create("https://kotae.example.com")),
                                api,
                                "",
                                Way.STRAIGHT,
                                null,
                                SlackManifest.View.AGENT,
                                Circles.NONE));
        open.slack.accept(BASIC);
        for (var token :
                List.of("xoxb-of-team-7", "xoxb-of-org-1", "xoxe.xoxb-old", "xoxe.xoxb-young")) {
            open.slack.accept(token);
        }
        open.slack.answer("oauth.v2.access", OF_TEAM);
        open.slack.answer("users.info", "{\"ok\":true,\"user\":{\"real_name\":\"Ann\"}}");
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    @Test
    void a_workspace_installs_and_is_answered_with_its_own_token() throws Exception {
        var begun = get("/slack/install", "", "en");
        assertThat(begun.statusCode()).isEqualTo(302);
        var slacks = URI.create(begun.headers().firstValue("Location").orElseThrow());
        assertThat(slacks.toString()).startsWith(open.slack.apiUrl().resolve("/") + "oauth/v2/");
        assertThat(query(slacks, "client_id")).isEqualTo("7.42");
        assertThat(query(slacks, "scope").split(",")).contains("chat:write", "assistant:write");
        assertThat(query(slacks, "redirect_uri"))
                .isEqualTo("https://kotae.example.com/slack/oauth_redirect");
        assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");

        var ended = get(redirect("code=abc", begun), cookie(begun), "en");

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body())
                .contains("<h1>Kotae is installed</h1>")
                .contains("installed in Seven &lt;&amp; Co&gt;");
        assertThat(open.slack.calls("oauth.v2.access").getFirst().form())
                .containsEntry("code", "abc")
                .containsEntry("redirect_uri", "https://kotae.example.com/slack/oauth_redirect");
        assertThat(open.ports.installations().find("slack/T7"))
                .hasValueSatisfying(kept -> {
                    assertThat(kept.token()).isEqualTo(new Secret("xoxb-of-team-7"));
                    assertThat(kept.botUser()).isEqualTo("UBOT7");
                    assertThat(kept.scopes()).containsExactlyInAnyOrder("chat:write", "commands");
                });
        open.send(mention("T7", "null", "UBOT7"));
        assertThat(tokenOfAnAnswer()).isEqualTo("xoxb-of-team-7");
    }

    @Test
    void a_workspace_that_the_settings_do_not_name_installs_nothing() throws Exception {
        open.slack.answer("oauth.v2.access", OF_TEAM.replace("\"T7\"", "\"T8\""));
        var begun = get("/slack/install", "", "en");

        var ended = get(redirect("code=abc", begun), cookie(begun), "en");

        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(ended.body()).contains("Seven &lt;&amp; Co&gt;").contains("add T8 to");
        assertThat(open.ports.installations().tenants()).isEmpty();
    }

    @Test
    void a_workspace_that_is_no_longer_named_is_not_answered_and_is_forgotten_when_it_leaves()
            throws Exception {
        var installations = open.ports.installations();
        installations.keep(lasting("slack/T8", "xoxb-of-team-8"));

        open.send(mention("T8", "null", "UBOT"));
        assertThat(open.questions.kept()).isEmpty();

        open.send(left("T8", "null", "false"));
        assertThat(installations.tenants()).isEmpty();
    }

    @Test
    void a_page_that_another_browser_began_installs_nothing() throws Exception {
        var mine = get("/slack/install", "", "en");
        var theirs = get("/slack/install", "", "en");

        for (var cookie : List.of("", cookie(theirs), cookie(mine) + "x")) {
            var ended = get(redirect("code=abc", mine), cookie, "en");
            assertThat(ended.statusCode()).isEqualTo(400);
            assertThat(ended.body()).contains("not installed");
        }
        var forged = "/slack/oauth_redirect?code=abc&state=9999999999." + "0".repeat(64);
        assertThat(get(forged, cookie(mine), "en").statusCode()).isEqualTo(400);
        assertThat(open.slack.calls()).isEmpty();
        assertThat(open.ports.installations().tenants()).isEmpty();
    }

    @Test
    void an_installation_that_began_at_slack_begins_once_more_in_this_browser() throws Exception {
        var ended = get("/slack/oauth_redirect?code=abc", "", "en");

        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(ended.headers().firstValue("Location").orElseThrow()).endsWith("/slack/install");
        assertThat(open.slack.calls()).isEmpty();
    }

    @Test
    void who_cancels_or_is_refused_is_told_so_in_the_browsers_language() throws Exception {
        var begun = get("/slack/install", "", "en");
        var cancelled = get(redirect("error=access_denied", begun), cookie(begun), "ja-JP,ja");
        assertThat(cancelled.body())
                .contains("<title>Kotaeはインストールされませんでした</title>")
                .contains("キャンセル")
                .contains("lang=\"ja\"")
                .contains("href=\"/slack/install\"");

        open.slack.answer("oauth.v2.access", "{\"ok\":false,\"error\":\"invalid_code\"}");
        var refused = get(redirect("code=abc", begun), cookie(begun), "en");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("(invalid_code)");
        assertThat(open.ports.installations().tenants()).isEmpty();
    }

    @Test
    void a_page_runs_nothing_and_is_framed_by_nobody() throws Exception {
        var page = get("/slack/oauth_redirect?error=x", "", "en");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void a_whole_organisation_installs_once_for_all_its_workspaces() throws Exception {
        open.slack.answer("oauth.v2.access", OF_ORGANISATION);
        var begun = get("/slack/install", "", "en");
        get(redirect("code=abc", begun), cookie(begun), "en");
        assertThat(open.ports.installations().tenants()).containsExactly("slack/E1");

        open.send(mention("T5", "\"E1\"", "UBOTE"));

        assertThat(tokenOfAnAnswer()).isEqualTo("xoxb-of-org-1");
        // After a restart nothing but the store knows to whom the workspace belongs.
        assertThat(open.ports.installations().find("slack/T5"))
                .map(Installation::tenant)
                .contains("slack/E1");
    }

    /// As bolt-python has them of a whole organisation (slackapi/bolt-python, pull request 23).
    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"id\":\"T5\"}", "{\"id\":\"T6\",\"enterprise_id\":\"E1\"}"})
    void in_every_workspace_of_an_organisation_its_token_opens_modals(String team)
            throws Exception {
        open.ports.installations().keep(lasting("slack/E1", "xoxb-of-org-1"));

        interact("shortcut", team, "E1", "\"callback_id\":\"ask\"");
        interact("block_actions", team, "E1", WHY);

        until(() -> open.slack.calls("views.open").size() == 2);
        assertThat(open.slack.calls("views.open"))
                .extracting(RecordingSlack.Call::token)
                .containsOnly("xoxb-of-org-1");
    }

    @Test
    void what_is_sent_with_a_modal_of_an_organisation_is_kept_where_it_was_filled_in()
            throws Exception {
        open.ports.installations().keep(lasting("slack/E1", "xoxb-of-org-1"));

        interact(
                "view_submission",
                "null",
                "E1",
                """
                "response_urls":[{"channel_id":"C1","response_url":"%s"}],
                "view":{"id":"V1","callback_id":"ask","app_installed_team_id":"E1","state":
                 {"values":{"kotae_question":{"kotae_question":{"value":"How many?"}}}}}
                """
                        .formatted(open.slack.responseUrl()));

        assertThat(open.questions.kept())
                .singleElement()
                .satisfies(asked -> assertThat(asked.address().workspace()).isEqualTo("T5"));
        open.channel().asker(new Turn("k7f3m2p9q4r8", open.questions.kept().getFirst()));
        assertThat(open.slack.calls("users.info"))
                .extracting(RecordingSlack.Call::token)
                .containsOnly("xoxb-of-org-1");
    }

    @Test
    void who_opens_app_home_in_a_workspace_of_an_organisation_is_shown_it() throws Exception {
        open.ports.installations().keep(lasting("slack/E1", "xoxb-of-org-1"));

        open.send(
                """
                {"type":"event_callback","team_id":"T5","enterprise_id":"E1","event_id":"Ev1",
                 "authorizations":[{"enterprise_id":"E1","team_id":null,"user_id":"UBOTE",
                  "is_bot":true,"is_enterprise_install":true}],
                 "event":{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home"}}
                """);

        until(() -> open.slack.calls("views.publish").size() == 1);
        assertThat(open.slack.calls("views.publish").getFirst().token()).isEqualTo("xoxb-of-org-1");
    }

    @Test
    void clicks_of_an_organisation_that_has_not_installed_us_do_nothing() throws Exception {
        open.ports.installations().keep(lasting("slack/E1", "xoxb-of-org-1"));

        interact("shortcut", "null", "E9", "\"callback_id\":\"ask\"");
        interact("block_actions", "{\"id\":\"T9\"}", "E9", WHY);

        Thread.sleep(300);
        assertThat(open.slack.calls()).isEmpty();
    }

    private void interact(String type, String team, String organisation, String more)
            throws Exception {
        var payload =
                """
                {"type":"%s","trigger_id":"1.2.3","team":%s,"enterprise":{"id":"%s","name":"Acme"},
                 "is_enterprise_install":true,"user":{"id":"U1","team_id":"T5"},%s}
                """
                        .formatted(type, team, organisation, more);
        assertThat(open.send(Map.of("payload", payload)).statusCode()).isEqualTo(200);
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Test
    void what_comes_of_a_workspace_that_has_not_installed_us_is_not_kept() throws Exception {
        assertThat(open.send(mention("T9", "null", "UBOT")).statusCode()).isEqualTo(200);
        assertThat(open.send(mention("T9", "\"E9\"", "UBOT")).statusCode()).isEqualTo(200);

        assertThat(open.questions.kept()).isEmpty();
    }

    @Test
    void a_workspace_that_leaves_is_forgotten_and_so_is_an_organisation() throws Exception {
        var installations = open.ports.installations();
        installations.keep(lasting("slack/T7", "xoxb-of-team-7"));
        installations.keep(lasting("slack/E1", "xoxb-of-org-1"));
        installations.join("slack/T5", "slack/E1");

        open.send(left("T7", "null", "false"));
        assertThat(installations.tenants()).containsExactly("slack/E1");

        open.send(left("T5", "\"E1\"", "true"));
        assertThat(installations.tenants()).isEmpty();
        open.send(mention("T5", "\"E1\"", "UBOTE"));
        assertThat(open.questions.kept()).isEmpty();
    }

    /// As in Slack's own samples: who leaves authorizes nothing any more.
    @Test
    void who_leaves_is_forgotten_although_slack_does_not_say_who_had_installed_us()
            throws Exception {
        var installations = open.ports.installations();
        installations.keep(lasting("slack/T7", "xoxb-of-team-7"));
        installations.keep(lasting("slack/E1", "xoxb-of-org-1"));
        installations.join("slack/T5", "slack/E1");

        open.send(leftWithoutAWord("T7"));
        assertThat(installations.tenants()).containsExactly("slack/E1");

        open.send(leftWithoutAWord("T5"));
        assertThat(installations.tenants()).isEmpty();
    }

    @Test
    void a_token_that_ends_soon_is_renewed_in_the_background() throws Exception {
        open.slack.answer("oauth.v2.access", NEXT_TOKEN);
        open.slack.delay("oauth.v2.access", 300);
        open.ports.installations().keep(ending(Duration.ofHours(1)));

        open.send(mention("T7", "null", "UBOT7"));
        assertThat(tokenOfAnAnswer()).isEqualTo("xoxe.xoxb-old");

        var renewed = awaitToken("xoxe.xoxb-young");
        assertThat(renewed.botUser()).isEqualTo("UBOT7");
        assertThat(renewed.term())
                .isInstanceOfSatisfying(
                        Term.Until.class,
                        until -> {
                            assertThat(until.refresh()).isEqualTo(new Secret("xoxe-1-young"));
                            assertThat(until.moment())
                                    .isAfter(Instant.now().plus(Duration.ofHours(11)));
                        });
        assertThat(open.slack.calls("oauth.v2.access").getFirst().form())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "xoxe-1-old");
    }

    @Test
    void a_token_that_has_ended_is_renewed_once_however_many_wait_for_it() throws Exception {
        open.slack.answer("oauth.v2.access", NEXT_TOKEN);
        open.slack.delay("oauth.v2.access", 300);
        open.ports.installations().keep(ending(Duration.ofHours(-5)));
        open.send(mention("T7", "null", "UBOT7"));
        var turn = new Turn("t", open.questions.kept().getFirst());

        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(i -> many.execute(() -> open.channel().asker(turn)));
        }

        assertThat(open.slack.calls("oauth.v2.access")).hasSize(1);
        assertThat(open.slack.calls("users.info"))
                .isNotEmpty()
                .allMatch(call -> call.token().equals("xoxe.xoxb-young"));
    }

    @Test
    void a_token_that_the_store_does_not_take_is_used_and_kept_when_it_does() throws Exception {
        open.slack.answer("oauth.v2.access", NEXT_TOKEN);
        open.ports.installations().keep(ending(Duration.ofHours(-5)));
        open.installations.failing = true;

        open.send(mention("T7", "null", "UBOT7"));
        assertThat(tokenOfAnAnswer()).isEqualTo("xoxe.xoxb-young");
        Thread.sleep(2_000);
        open.installations.failing = false;

        awaitToken("xoxe.xoxb-young");
        assertThat(open.slack.calls("oauth.v2.access")).hasSize(1);
    }

    @Test
    void a_token_that_never_ends_is_left_alone() throws Exception {
        open.ports.installations().keep(lasting("slack/T7", "xoxb-of-team-7"));
        open.send(mention("T7", "null", "UBOT7"));

        assertThat(tokenOfAnAnswer()).isEqualTo("xoxb-of-team-7");
        assertThat(open.slack.calls("oauth.v2.access")).isEmpty();
    }

    private Installation awaitToken(String token) {
        return Soon.found(
                "a new token",
                () ->
                        open.ports
                                .installations()
                                .find("slack/T7")
                                .filter(found -> found.token().value().equals(token)));
    }

    /// With which token Slack is asked about the asker of the last question.
    private String tokenOfAnAnswer() {
        open.channel().asker(new Turn("t", open.questions.kept().getLast()));
        return open.slack.calls("users.info").getLast().token();
    }

    private static Installation lasting(String tenant, String token) {
        return new Installation(tenant, new Secret(token), "UBOT7", Set.of(), Instant.EPOCH);
    }

    private static Installation ending(Duration from) {
        return new Installation(
                "slack/T7",
                new Secret("xoxe.xoxb-old"),
                "UBOT7",
                Set.of(),
                Instant.EPOCH,
                new Term.Until(Instant.now().plus(from), new Secret("xoxe-1-old")));
    }

    private static String mention(String team, String enterprise, String bot) {
        return """
        {"type":"event_callback","team_id":"%1$s","event_id":"Ev%1$s","authorizations":
         [{"enterprise_id":%2$s,"team_id":"%1$s","user_id":"%3$s","is_bot":true}],
         "event":{"type":"app_mention","user":"U1","team":"%1$s","channel":"C1",
          "ts":"1764000000.000123","text":"<@%3$s> how many days?"}}\
        """
                .formatted(team, enterprise, bot);
    }

    private static String left(String team, String enterprise, String whole) {
        return """
        {"type":"event_callback","team_id":"%1$s","event_id":"EvL%1$s","authorizations":
         [{"enterprise_id":%2$s,"team_id":"%1$s","user_id":"U1","is_bot":true,
           "is_enterprise_install":%3$s}],
         "event":{"type":"app_uninstalled"}}\
        """
                .formatted(team, enterprise, whole);
    }

    private static String leftWithoutAWord(String team) {
        return """
        {"type":"event_callback","team_id":"%1$s","enterprise_id":"E1","event_id":"EvL%1$s",
         "event":{"type":"app_uninstalled"}}\
        """
                .formatted(team);
    }

    private HttpResponse<String> get(String path, String cookie, String language) throws Exception {
        var request =
                HttpRequest.newBuilder(open.events().resolve(path))
                        .header("Accept-Language", language);
        return open.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private static String redirect(String what, HttpResponse<String> begun) {
        var slacks = URI.create(begun.headers().firstValue("Location").orElseThrow());
        return "/slack/oauth_redirect?" + what + "&state=" + query(slacks, "state");
    }

    private static String cookie(HttpResponse<String> begun) {
        return begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String query(URI uri, String name) {
        for (var pair : uri.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(name + " is not in " + uri);
    }
}
