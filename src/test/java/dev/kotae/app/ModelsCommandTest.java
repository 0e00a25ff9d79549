package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ModelsCommandTest {
    @TempDir private Path folder;

    @Test
    void what_can_be_used_is_listed_with_settings_that_can_be_read() throws Exception {
        String output;
        try (var program = Program.start(folder, Map.of(), "models")) {
            output = program.output();
        }

        assertThat(output)
                .contains("(Local stand-in of Bedrock.")
                .contains("us.anthropic.claude-opus-5-5", "global.anthropic.claude-opus-5-5")
                .contains("mistral.mistral-large-3-675b-instruct")
                .contains("0.72/0.72", "$0.11/0.55 ($0.55/2.75 above 100K) for a million tokens")
                .doesNotContain("embed");
        var settings = output.substring(output.indexOf("# For kotae.yaml"));
        assertThat(settings)
                .contains("quick:    us.anthropic.claude-haiku-5-5")
                .contains("llama: us.meta.llama3-3-70b-instruct-v1:0")
                .contains("gpt-oss: openai.gpt-oss-120b-1:0");
        Files.writeString(folder.resolve("kotae.yaml"), settings);
        try (var program =
                Program.start(
                        folder,
                        Map.of(
                                "KOTAE_BEDROCK_REGION",
                                "us-east-1",
                                "KOTAE_BEDROCK_ENDPOINT",
                                "http://127.0.0.1:9"),
                        "models")) {
            // Nothing listens there: the settings were taken, and the rest is told.
            assertThat(program.output()).contains("Bedrock does not list its models");
        }
    }
}
