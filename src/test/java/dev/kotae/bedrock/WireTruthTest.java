package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.bedrock.ScriptedBedrock.Wire;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Usage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/// Streams as production sends them, through the client that ships.
@Timeout(60)
class WireTruthTest {
    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    /// @param expected by what: `text`, `ending`, `usage`, `failure`, `thinking` (how many pieces),
    ///   `invoked`
    record Stream(String name, Map<String, String> expected, List<String> frames) {
        static Stream read(Path file) {
            var expected = new HashMap<String, String>();
            var frames = new ArrayList<String>();
            try {
                for (var line : Files.readAllLines(file)) {
                    if (line.startsWith("expect ")) {
                        var parts = line.split(" ", 3);
                        expected.put(parts[1], parts[2].replace("\\n", "\n"));
                    } else if (!line.isBlank() && !line.startsWith("#")) {
                        frames.add(line);
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return new Stream(String.valueOf(file.getFileName()), expected, frames);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Stream> streams() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(WireTruthTest.class.getResource("wire")).toURI();
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Stream::read)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void what_production_sends_becomes_what_people_should_see(Stream stream) {
        bedrock.play((request, wire) -> {
            wire.begin();
            for (var frame : stream.frames) {
                wire.frame(frame(frame));
            }
            wire.end();
        });
        var asker = new Asker(clients);
        var expected = stream.expected;
        if (expected.containsKey("failure")) {
            assertThatThrownBy(asker::ask)
                    .satisfies(failure ->
                            assertThat(failure.getClass().getSimpleName())
                                    .isEqualTo(expected.get("failure")));
        } else {
            var completion = asker.ask();
            assertThat(asker.text()).isEqualTo(expected.get("text"));
            assertThat(completion.ending()).hasToString(expected.get("ending"));
            assertThat(completion.usage())
                    .isEqualTo(usage(Objects.requireNonNull(expected.get("usage"))));
            assertThat(completion.invoked())
                    .isEqualTo(Optional.ofNullable(expected.get("invoked")));
        }
        assertThat(asker.chunks().stream().filter(Chunk.Thinking.class::isInstance))
                .hasSize(Integer.parseInt(expected.getOrDefault("thinking", "0")));
    }

    @Test
    void every_kind_of_event_block_and_end_that_the_sdk_knows_is_among_them() throws Exception {
        var all =
                streams().stream()
                        .flatMap(stream -> stream.frames.stream())
                        .collect(Collectors.joining("\n"));
        for (var type : EventType.values()) {
            if (type != EventType.UNKNOWN_TO_SDK_VERSION) {
                assertThat(all).contains("event " + camel(type.name()));
            }
        }
        for (var type : ContentBlockDelta.Type.values()) {
            if (type != ContentBlockDelta.Type.UNKNOWN_TO_SDK_VERSION) {
                assertThat(all).contains("\"delta\":{\"" + camel(type.name()) + "\"");
            }
        }
        for (var type : ContentBlockStart.Type.values()) {
            if (type != ContentBlockStart.Type.UNKNOWN_TO_SDK_VERSION) {
                assertThat(all).contains("\"start\":{\"" + camel(type.name()) + "\"");
            }
        }
        for (var reason : StopReason.knownValues()) {
            assertThat(all).contains("\"stopReason\":\"" + reason + "\"");
        }
    }

    private static String camel(String constant) {
        var words = new StringBuilder();
        for (var word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            words.append(
                    words.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return words.toString();
    }

    private static byte[] frame(String line) {
        var parts = line.split(" ", 3);
        var headers = new LinkedHashMap<String, String>();
        if (parts[0].equals("error")) {
            headers.put(":message-type", "error");
            headers.put(":error-code", parts[1]);
            headers.put(":error-message", parts[2]);
            return Wire.frameOf(headers, "");
        }
        headers.put(":" + parts[0] + "-type", parts[1]);
        headers.put(":message-type", parts[0]);
        return Wire.frameOf(headers, parts[2]);
    }

    private static Usage usage(String numbers) {
        var four = numbers.split(",", -1);
        return new Usage(
                Long.parseLong(four[0]),
                Long.parseLong(four[1]),
                Long.parseLong(four[2]),
                Long.parseLong(four[3]));
    }
}
