package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kotae.slack.SlackManifest.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What Slack is told about the app, held against Slack's own schema (slackapi/manifest-schema,
/// MIT, read 2026-11), which refuses what it does not know.
class ManifestTest {
    private static final String HOST = "https://YOUR-HOST";
    private static final Schema SCHEMA = schema();

    /// Of docs.slack.dev/reference/scopes and /events, as far as an app like this may want them
    /// (read 2026-09). The schema does not enumerate them.
    private static final Set<String> SCOPES =
            Set.of(
                    "app_mentions:read",
                    "assistant:write",
                    "channels:history",
                    "channels:read",
                    "chat:write",
                    "commands",
                    "files:read",
                    "groups:history",
                    "groups:read",
                    "im:history",
                    "mpim:history",
                    "mpim:read",
                    "reactions:read",
                    "usergroups:read",
                    "users:read");

    private static final Set<String> EVENTS =
            Set.of(
                    "agent_session_stopped",
                    "agent_session_title_changed",
                    "app_context_changed",
                    "app_home_opened",
                    "app_mention",
                    "app_uninstalled",
                    "assistant_thread_context_changed",
                    "assistant_thread_started",
                    "message.channels",
                    "message.groups",
                    "message.im",
                    "message.mpim",
                    "reaction_added",
                    "reaction_removed",
                    "tokens_revoked");

    private static SlackManifest manifest(View view, boolean socket, boolean many, boolean org) {
        return new SlackManifest(view, socket, many, org, HOST, Locale.ENGLISH);
    }

    static Stream<SlackManifest> all() {
        return Stream.of(View.values())
                .flatMap(view ->
                        Stream.of(true, false)
                                .flatMap(socket ->
                                        Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                                                .flatMap(locale ->
                                                        Stream.of(0, 1, 2)
                                                                .map(road ->
                                                                        new SlackManifest(
                                                                                view, socket,
                                                                                road > 0, road > 1,
                                                                                HOST, locale)))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void slacks_schema_takes_every_manifest(SlackManifest manifest) {
        assertThat(SCHEMA.validate(manifest.yaml(), InputFormat.YAML)).isEmpty();
    }

    @Test
    void the_schema_bites() {
        var yaml = manifest(View.AGENT, false, false, false).yaml();
        assertThat(SCHEMA.validate(yaml.replace("home_tab_enabled", "house"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(SCHEMA.validate(yaml.replace("type: message", "type: menu"), InputFormat.YAML))
                .isNotEmpty();
        var name = "Summarise this whole long thread";
        assertThat(SCHEMA.validate(yaml.replace("Summarise this thread", name), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "manifest.yaml, AGENT, false, false, false",
        "socket.yaml, AGENT, true, false, false",
        "org.yaml, AGENT, false, true, true",
        "legacy-assistant.yaml, ASSISTANT, false, false, false"
    })
    void what_the_repository_shows_is_what_is_printed(
            String file, View view, boolean socket, boolean many, boolean org) throws Exception {
        assertThat(Files.readString(Path.of("manifests/slack", file)))
                .isEqualTo(manifest(view, socket, many, org).yaml());
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_right_and_event_is_one_that_slack_knows(SlackManifest manifest) {
        var tree = tree(manifest);
        assertThat(strings(tree, "/oauth_config/scopes/bot")).doesNotHaveDuplicates();
        assertThat(SCOPES).containsAll(strings(tree, "/oauth_config/scopes/bot"));
        var events = strings(tree, "/settings/event_subscriptions/bot_events");
        assertThat(events).doesNotHaveDuplicates();
        assertThat(EVENTS).containsAll(events);
    }

    @Test
    void a_classic_app_asks_for_nothing_of_the_agents_view() {
        var classic = tree(manifest(View.CLASSIC, false, false, false));
        assertThat(strings(classic, "/oauth_config/scopes/bot")).doesNotContain("assistant:write");
        assertThat(strings(classic, "/settings/event_subscriptions/bot_events"))
                .doesNotContain("app_context_changed", "agent_session_stopped")
                .noneMatch(event -> event.startsWith("assistant_"));
        assertThat(classic.at("/features/agent_view").isMissingNode()).isTrue();
        assertThat(classic.at("/features/assistant_view").isMissingNode()).isTrue();
    }

    @Test
    void the_two_views_exclude_each_other() {
        var agent = tree(manifest(View.AGENT, false, false, false));
        var legacy = tree(manifest(View.ASSISTANT, false, false, false));
        assertThat(agent.at("/features/agent_view/suggested_prompts")).isNotEmpty();
        assertThat(agent.at("/features/assistant_view").isMissingNode()).isTrue();
        assertThat(strings(agent, "/settings/event_subscriptions/bot_events"))
                .contains("app_context_changed", "agent_session_stopped", "app_home_opened")
                .noneMatch(event -> event.startsWith("assistant_"));
        assertThat(legacy.at("/features/agent_view").isMissingNode()).isTrue();
        assertThat(strings(legacy, "/settings/event_subscriptions/bot_events"))
                .contains("assistant_thread_started", "assistant_thread_context_changed");
    }

    @Test
    void it_sends_everything_to_the_one_path_that_is_served() {
        var yaml = manifest(View.AGENT, false, false, false).yaml();
        var urls = yaml.lines().filter(line -> line.contains("url: ")).toList();
        assertThat(urls)
                .hasSize(4)
                .allMatch(line -> line.endsWith(" \"https://YOUR-HOST/slack/events\""));
    }

    @Test
    void behind_a_socket_no_address_is_needed() {
        assertThat(manifest(View.AGENT, true, false, false).yaml())
                .doesNotContain(HOST)
                .contains("socket_mode_enabled: true");
    }

    @Test
    void workspaces_that_install_it_themselves_come_back_to_us_and_their_tokens_rotate() {
        var one = tree(manifest(View.AGENT, false, false, false));
        assertThat(one.at("/oauth_config/redirect_urls").isMissingNode()).isTrue();
        assertThat(one.at("/settings/token_rotation_enabled").asBoolean()).isFalse();
        var many = tree(manifest(View.AGENT, false, true, true));
        assertThat(strings(many, "/oauth_config/redirect_urls"))
                .containsExactly("https://YOUR-HOST/slack/oauth_redirect");
        assertThat(many.at("/settings/token_rotation_enabled").asBoolean()).isTrue();
        assertThat(many.at("/settings/org_deploy_enabled").asBoolean()).isTrue();
    }

    @Test
    void people_can_write_to_it_directly() {
        var home = tree(manifest(View.AGENT, false, false, false)).at("/features/app_home");
        assertThat(home.at("/messages_tab_enabled").asBoolean()).isTrue();
        assertThat(home.at("/messages_tab_read_only_enabled").asBoolean()).isFalse();
        assertThat(home.at("/home_tab_enabled").asBoolean()).isTrue();
    }

    @Test
    void what_people_read_is_in_their_language() {
        var japanese = new SlackManifest(View.AGENT, false, false, false, HOST, Locale.JAPAN);
        assertThat(japanese.yaml()).contains("スレッドを要約").doesNotContain("Summarise");
    }

    private static JsonNode tree(SlackManifest manifest) {
        return new YAMLMapper().readTree(manifest.yaml());
    }

    private static List<String> strings(JsonNode manifest, String pointer) {
        var strings = new ArrayList<String>();
        manifest.at(pointer).forEach(node -> strings.add(node.asString()));
        return strings;
    }

    private static Schema schema() {
        try (var file = ManifestTest.class.getResourceAsStream("manifest.schema.2.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
