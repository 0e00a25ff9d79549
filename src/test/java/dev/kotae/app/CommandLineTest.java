package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody reads who asks for help, or mistypes.
class CommandLineTest {
    private record Said(int exitCode, String text) {}

    @Test
    void help_lists_each_command_with_what_it_is_for() {
        assertThat(run("--help").text().replaceAll("\\s+", " "))
                .contains("playground Slack in a browser")
                .contains("serve The real thing")
                .contains("ask Asks one question in the terminal")
                .contains("check Builds Kotae")
                .contains("bench Runs a benchmark")
                .contains("version Prints the version")
                .contains("Exit codes: 0 done")
                .doesNotContain("train");
    }

    @ParameterizedTest
    @CsvSource({
        "playground, no account",
        "serve, SLACK_SIGNING_SECRET",
        "ask, Exit code 0 only with a",
        "inbox, redrive",
        "doctor, --config",
        "manifest slack, --legacy-assistant",
        "check, every test",
        "bench, knowledge",
        "version, version"
    })
    void each_commands_help_speaks_of_that_command(String command, String words) {
        assertThat(run((command + " --help").split(" ")).text())
                .contains(words)
                .doesNotContain("the assistant that a company runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "playground",
                "serve",
                "ask",
                "inbox",
                "inbox list",
                "inbox show",
                "inbox redrive",
                "check",
                "bench",
                "version"
            })
    @DefaultLocale("ja-JP")
    void on_a_japanese_machine_help_is_japanese(String command) {
        var help = run((command + " --help").strip().split(" "));

        assertThat(help.text()).contains("使い方：").doesNotContain("Usage").doesNotContain("the ");
    }

    @Test
    void the_help_of_the_benchmarks_names_each_of_them() {
        assertThat(run("bench", "--help").text())
                .contains("kotae bench [-h] NAME [OPTION]...")
                .contains(Bench.names());
    }

    @Test
    void the_manifest_that_is_printed_holds_what_is_switched_on() {
        assertThat(run("manifest", "slack", "--url", "https://kotae.example.com/").text())
                .contains("agent_view:", "request_url: \"https://kotae.example.com/slack/events\"")
                .contains("org_deploy_enabled: false", "socket_mode_enabled: false")
                .doesNotContain("assistant_view:", "redirect_urls");
        assertThat(run("manifest", "slack", "--legacy-assistant", "--language", "ja").text())
                .contains("assistant_view:", "- assistant_thread_started", "スレッドを要約")
                .doesNotContain("agent_view:", "- agent_session_stopped");
        assertThat(run("manifest", "slack", "--socket").text())
                .contains("socket_mode_enabled: true")
                .doesNotContain("request_url");
        assertThat(run("manifest", "slack", "--oauth").text())
                .contains("https://YOUR-HOST/slack/oauth_redirect", "token_rotation_enabled: true");
        assertThat(run("manifest", "slack", "--org").text()).contains("org_deploy_enabled: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http://kotae.example.com", "https://x.example/kotae", "x"})
    void a_manifest_is_for_an_address_that_slack_can_use(String url) {
        var said = run("manifest", "slack", "--url", url);
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.text()).contains("--url is \"" + url + "\"").contains("without a path");
    }

    @Test
    void days_that_are_none_are_refused() {
        var said = run("gaps", "--days", "-5");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.text()).contains("--days cannot be \"-5\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models",
                "manifest slack",
                "gaps",
                "learned",
                "store copy",
                "doctor",
                "ask"
            })
    void help_breaks_its_lines_between_words_alone(String command) {
        assertThat(run((command + " --help").split(" ")).text())
                .doesNotContainPattern("[./-]\\n *[a-z/]")
                .doesNotContain("\ufeff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "models", "doctor", "inbox show"})
    void help_has_apostrophes_as_people_write_them(String command) {
        assertThat(run((command + " --help").split(" ")).text()).contains("'").doesNotContain("''");
    }

    @ParameterizedTest
    @CsvSource({
        "plaground, 'Unknown: plaground. Did you mean playground?'",
        "sevre, 'Unknown: sevre. Did you mean serve?'",
        "--version, 'Unknown: --version. Did you mean version?'",
        "--port, 'Unknown: --port. Did you mean playground --port?'",
        "inbx, 'Unknown: inbx. Did you mean inbox?'",
        "--jsno, 'Unknown: --jsno. Did you mean ask --json?'",
        "xyzzyxyzzy, 'Unknown: xyzzyxyzzy'"
    })
    void what_is_unknown_is_met_with_the_nearest_that_is_known(String written, String answer) {
        var said = run(written);

        assertThat(said.text().lines()).containsExactly(answer, "See ./kotae --help");
        assertThat(said.exitCode()).isEqualTo(2);
    }

    @Test
    void a_port_that_is_none_is_refused_in_one_line() {
        assertThat(run("playground", "--port", "99999"))
                .isEqualTo(
                        new Said(
                                2,
                                "command line: --port is \"99999\", but must be a port number from 0"
                                        + " to 65535.\n"));
    }

    @Test
    void wrong_and_missing_values_are_explained() {
        assertThat(run("playground", "--port", "abc").text())
                .startsWith("--port cannot be \"abc\".\n");
        assertThat(run("ask", "--config").text())
                .startsWith("--config wants a value: --config FILE\n");
    }

    @Test
    @DefaultLocale("ja-JP")
    void on_a_japanese_machine_wrong_and_missing_values_are_explained_in_japanese() {
        assertThat(run("playground", "--port", "abc").text()).startsWith("--port に「abc」は使えません。");
        assertThat(run("ask", "--config").text()).startsWith("--config には値が必要です");
    }

    private static Said run(String... arguments) {
        var text = new StringWriter();
        var line = Main.commandLine();
        line.setOut(new PrintWriter(text, true));
        line.setErr(new PrintWriter(text, true));
        int code = line.execute(arguments);
        return new Said(code, text.toString());
    }
}
