package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.app.Settings.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    @TempDir Path folder;

    @Test
    void the_file_of_the_readme_is_read_with_its_variables_filled_in() throws Exception {
        Files.createDirectory(folder.resolve("docs"));
        var settings =
                read(
                        """
                        slack: { signing-secret: "${SLACK_SIGNING_SECRET}", bot-token: "${TOKEN:-xoxb-1}" }
                        bedrock:
                          region: ap-northeast-1
                          models: { quick: jp.anthropic.claude-haiku-5-5 }
                        knowledge:
                          - { bedrock: KBID1234 }
                          - { folder: "%s", link: "https://wiki.example/", channels: [C0123] }
                        instructions: { "*": Be brief., C0123: Speak of law. }
                        http: { port: 8080 }
                        """
                                .formatted(folder.resolve("docs")),
                        Map.of("SLACK_SIGNING_SECRET", "s3cret"));
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("s3cret");
        assertThat(settings.text(Key.SLACK_BOT_TOKEN)).isEqualTo("xoxb-1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.knowledge())
                .containsExactly(
                        new Source.Base("KBID1234", Set.of("*")),
                        new Source.Folder(
                                folder.resolve("docs").toString(),
                                "https://wiki.example/",
                                Set.of("C0123")));
        assertThat(settings.instructions().everywhere()).isEqualTo("Be brief.");
        assertThat(settings.instructions().channels()).containsEntry("C0123", "Speak of law.");
    }

    @Test
    void the_environment_wins_over_the_file_under_either_name() throws Exception {
        var settings =
                read(
                        "slack: { bot-token: from-file, signing-secret: from-file }",
                        Map.of("SLACK_BOT_TOKEN", "usual", "KOTAE_SLACK_SIGNING_SECRET", "own"));
        assertThat(settings.text(Key.SLACK_BOT_TOKEN)).isEqualTo("usual");
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("own");
    }

    @Test
    void a_region_in_the_file_is_not_overruled_by_the_machines_own() throws Exception {
        var machine = Map.of("AWS_REGION", "us-east-1", "AWS_DEFAULT_REGION", "eu-west-1");
        assertThat(read("bedrock: { region: ap-northeast-1 }", machine).text(Key.BEDROCK_REGION))
                .isEqualTo("ap-northeast-1");
        assertThat(read("{}", machine).text(Key.BEDROCK_REGION)).isEqualTo("us-east-1");
    }

    @Test
    void two_signing_secrets_may_be_given_while_one_replaces_the_other() throws Exception {
        var settings = read("slack: { signing-secret: [old, new] }", Map.of());
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("old,new");
    }

    @Test
    void an_empty_file_sets_nothing() throws Exception {
        assertThat(read("", Map.of()).values()).isEmpty();
        assertThat(read("# nothing yet\n", Map.of()).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack: { bot-tokn: x }|slack.bot-tokn is not a setting. Did you mean slack.bot-token?",
                "http: { port: 70000 }|http.port is \"70000\", but must be a port number",
                "http: { port: three }|http.port is \"three\", but must be a port number",
                "http: 3000|http holds other settings",
                "zzzzzzzzzzzz: 1|zzzzzzzzzzzz is not a setting. Known are:",
                "slack: { api-url: slack.com }|slack.api-url is \"slack.com\", but must be an http or https URL",
                "slack: { bot-token: [a] }|slack.bot-token wants one value",
                "knowledge: docs/|knowledge wants a list of sources",
                "knowledge: [ { folder: /no/such } ]|knowledge[0].folder names the folder /no/such, which does not exist",
                "knowledge: [ { foldr: x } ]|knowledge[0].foldr is not a setting. Did you mean knowledge[0].folder?",
                "knowledge: [ { bedrock: A, channels: C1 } ]|knowledge[0].channels wants a list of channel ids",
                "slack: { bot-token: \"${NOPE}\" }|slack.bot-token refers to the environment variable NOPE, which is not set",
                "log: { format: xml }|log.format is \"xml\", but must be one of: text, json",
                "outbound: { ca-bundle: /no/ca.pem }|outbound.ca-bundle names the file /no/ca.pem, which cannot be read",
                "slackk: { bot-token: x }|kotae.yaml: slackk is not a setting. Did you mean slack?",
                "bedrock: { modles: { quick: x } }|bedrock.modles is not a setting. Did you mean bedrock.models?",
                "log: { level: loud }|kotae.yaml: log.level is \"loud\", but must be one of",
                "slack: { api-url: 'http://[bad/' }|slack.api-url is \"http://[bad/\", but must be an http or https URL",
                "outbound: { proxy: 'http://a^b:1' }|outbound.proxy is \"http://a^b:1\", but must be",
                "outbound: { ca-bundle: pom.xml }|outbound.ca-bundle names the file pom.xml, which holds no certificates",
                "bedrock: { region: moon base }|bedrock.region is \"moon base\", but must be a region of AWS",
                "slack: { signing-secret: ['', ''] }|slack.signing-secret holds a space, a line break or nothing between commas",
                "slack: { bot-token: 'xoxb-1 2' }|slack.bot-token holds a space",
                "'a: [b'|line 1, column",
                "'- a'|the file must hold settings"
            })
    void a_wrong_file_is_explained_in_one_line_with_the_key_and_the_remedy(
            String yaml, String explanation) {
        var problem = catchThrowableOfType(SettingsProblem.class, () -> read(yaml, Map.of()));
        assertThat(problem.lines().getFirst()).contains(explanation);
        assertThat(problem.lines()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("a: 1\nhttp: { port: x }", Map.of("KOTAE_SLAK_BOT_TOKEN", "y")));
        assertThat(problem.lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("environment:")
                                .contains("KOTAE_SLACK_BOT_TOKEN"));
    }

    @Test
    void a_wrong_value_of_the_environment_is_told_with_its_variable() {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("http: { port: 3000 }", Map.of("KOTAE_HTTP_PORT", "many")));
        assertThat(problem.lines())
                .containsExactly(
                        "KOTAE_HTTP_PORT: http.port is \"many\", but must be a port number from 0 to"
                                + " 65535.");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var missing = folder.resolve("no.yaml");
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> SettingsReader.read(missing, Map.of()));
        assertThat(problem.lines()).hasSize(1).first().asString().contains("no.yaml");
    }

    private Settings read(String yaml, Map<String, String> environment) throws Exception {
        var file = Files.writeString(folder.resolve("kotae.yaml"), yaml);
        return SettingsReader.read(file, environment);
    }
}
