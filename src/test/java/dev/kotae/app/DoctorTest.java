package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./kotae doctor` in a process of its own, beside a server or without one.
class DoctorTest {
    @TempDir private Path folder;
    private Surroundings around;

    @BeforeEach
    void open() throws Exception {
        around = new Surroundings(folder);
    }

    @AfterEach
    void close() {
        around.close();
    }

    private record Told(int exitCode, String output) {}

    private Told doctor(Map<String, String> more) throws Exception {
        var variables = new HashMap<>(around.variables());
        variables.putAll(more);
        variables.values().removeIf(String::isEmpty);
        try (var program = Program.start(folder, variables, "doctor")) {
            var output = program.output();
            return new Told(program.exitCode(), output);
        }
    }

    @Test
    void before_the_first_start_a_good_installation_is_well() throws Exception {
        var told = doctor(Map.of());

        assertThat(told.output())
                .contains("✓ Settings are readable (kotae.yaml)")
                .contains("✓ slack.bot-token: Slack accepts the token")
                .contains("✓ The clock of this machine goes as Slack's does")
                .contains("does not exist yet")
                .contains("before the first start")
                .contains("✓ The documents of docs can be searched")
                .contains("✓ Claude Haiku")
                .doesNotContain("✗")
                .doesNotContain(Surroundings.BOT_TOKEN);
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void beside_a_server_it_tells_when_an_event_was_seen() throws Exception {
        try (var program = around.start()) {
            around.connect(program);
            around.answer(around.ask(), SlackAtWork::isWhole);
            var told = doctor(Map.of());

            assertThat(told.output())
                    .contains("✓ The store answers")
                    .containsPattern("✓ app_mention: last seen at 20\\d\\d-")
                    .containsPattern("✓ message.channels: last seen at 20\\d\\d-")
                    .contains("Never seen, which is no fault");
            assertThat(told.exitCode()).isZero();
        }
    }

    @Test
    void a_token_that_slack_refuses_is_told_with_its_fix() throws Exception {
        var told = doctor(Map.of("SLACK_BOT_TOKEN", "xoxb-wrong-wrong-wrong"));

        assertThat(told.output())
                .contains("✗ slack.bot-token: Slack does not accept the token (invalid_auth)")
                .contains("→ api.slack.com/apps")
                .contains("Something has to be mended");
        assertThat(told.exitCode()).isEqualTo(1);
    }

    @Test
    void what_does_not_answer_is_told_with_its_fix() throws Exception {
        var told =
                doctor(
                        Map.of(
                                "KOTAE_SLACK_API_URL", "http://127.0.0.1:9/api/",
                                "KOTAE_BEDROCK_RUNTIME_ENDPOINT", "http://127.0.0.1:9"));

        assertThat(told.output())
                .contains("✗ Slack does not answer (auth.test: unreachable)")
                .contains("✗ The model")
                .contains("→ See that this machine may reach Bedrock");
        assertThat(told.exitCode()).isEqualTo(1);
    }

    @Test
    void each_model_of_a_kind_is_asked_and_not_the_first_alone() throws Exception {
        var models = "jp.anthropic.claude-haiku-5-5, openai.gpt-oss-20b-1:0";
        var told = doctor(Map.of("KOTAE_BEDROCK_MODELS_QUICK", models));

        assertThat(told.output())
                .contains("(jp.anthropic.claude-haiku-5-5)", "(openai.gpt-oss-20b-1:0)");
    }

    @Test
    void settings_that_are_missing_or_wrong_are_told_and_the_rest_is_looked_at() throws Exception {
        var told = doctor(Map.of("SLACK_BOT_TOKEN", ""));
        assertThat(told.output())
                .contains("✗ slack.bot-token is missing. Set SLACK_BOT_TOKEN")
                .contains("✓ Claude Haiku");
        assertThat(told.exitCode()).isEqualTo(1);

        var wrong = doctor(Map.of("KOTAE_HTTP_PORT", "99999"));
        assertThat(wrong.output()).contains("✗").contains("http.port");
        assertThat(wrong.exitCode()).isEqualTo(1);
    }

    @Test
    void a_variable_that_is_nearly_one_of_ours_is_told() throws Exception {
        var told = doctor(Map.of("SLACK_APP_TOKN", "xapp-1"));

        assertThat(told.output())
                .contains("· environment: SLACK_APP_TOKN is not a setting. Did you mean SLACK_APP");
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void where_there_is_no_file_the_settings_are_those_of_the_environment() throws Exception {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (var program = Program.start(elsewhere, Map.of(), "doctor")) {
            assertThat(program.output())
                    .contains("✓ Settings are readable (there is no kotae.yaml here, so of the");
        }
    }

    @Test
    void an_app_that_others_install_wants_to_be_told_who_may() throws Exception {
        var told =
                doctor(
                        Map.of(
                                "SLACK_BOT_TOKEN", "",
                                "SLACK_CLIENT_ID", "7.42",
                                "SLACK_CLIENT_SECRET", "client-secret"));

        assertThat(told.output())
                .contains("✗ slack.workspaces is missing. Set slack.workspaces")
                .contains("✗ store.key is missing");
        assertThat(told.exitCode()).isEqualTo(1);
    }

    @Test
    void a_store_that_cannot_be_used_is_told() throws Exception {
        var told = doctor(Map.of("KOTAE_STORE_URL", "jdbc:sqlite:docs/bees.md"));

        assertThat(told.output())
                .contains("✗ The store cannot be used")
                .contains("is not a SQLite database");
        assertThat(told.exitCode()).isEqualTo(1);
    }

    @Test
    void an_operator_who_reads_japanese_is_told_in_japanese() throws Exception {
        var told =
                doctor(
                        Map.of(
                                "SLACK_BOT_TOKEN", "xoxb-wrong-wrong-wrong",
                                "JAVA_TOOL_OPTIONS", "-Duser.language=ja"));

        assertThat(told.output())
                .contains("✗ slack.bot-token：Slack がトークンを受け付けません")
                .contains("→ api.slack.com/apps");
    }
}
