package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ManifestTest {
    private static JsonNode manifest = new YAMLMapper().createObjectNode();

    @BeforeAll
    static void read() throws Exception {
        var text = Files.readString(Path.of("manifests/slack/manifest.yaml"));
        manifest = new YAMLMapper().readTree(text);
    }

    @Test
    void it_subscribes_to_what_the_door_takes() {
        assertThat(strings("/settings/event_subscriptions/bot_events"))
                .containsExactlyInAnyOrder(
                        "app_mention",
                        "message.im",
                        "message.channels",
                        "message.groups",
                        "reaction_added",
                        "reaction_removed",
                        "app_uninstalled",
                        "tokens_revoked");
        assertThat(manifest.at("/features/slash_commands/0/command").asString()).isEqualTo("/ask");
    }

    @Test
    void it_asks_for_the_scopes_that_are_used_and_no_more() {
        assertThat(strings("/oauth_config/scopes/bot"))
                .containsExactlyInAnyOrder(
                        "app_mentions:read",
                        "channels:history",
                        "channels:read",
                        "chat:write",
                        "commands",
                        "groups:history",
                        "groups:read",
                        "im:history",
                        "reactions:read",
                        "users:read");
    }

    @Test
    void it_sends_everything_to_the_one_path_that_is_served() {
        assertThat(manifest.at("/settings/event_subscriptions/request_url").asString())
                .isEqualTo("https://YOUR-HOST/slack/events");
        assertThat(manifest.at("/features/slash_commands/0/url").asString())
                .isEqualTo("https://YOUR-HOST/slack/events");
    }

    @Test
    void people_can_write_to_it_directly() {
        assertThat(manifest.at("/features/app_home/messages_tab_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/features/app_home/messages_tab_read_only_enabled").asBoolean())
                .isFalse();
    }

    private static List<String> strings(String pointer) {
        var strings = new ArrayList<String>();
        manifest.at(pointer).forEach(node -> strings.add(node.asString()));
        return strings;
    }
}
