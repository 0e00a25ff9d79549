package dev.kotae.slack.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotae.markdown.Presentable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a renderer for Slack breaks on, in `corpus.txt`: each input stands there for a cause of its
/// own, with what a person sees of it.
class CorpusTest {
    private static final int LONGEST = 11_000;

    private static final Pattern BLOCKS = Pattern.compile("\n\n(?=# )");

    private static final List<Sample> SAMPLES = samples();

    /// One input.
    ///
    /// @param cause what it once broke, or would
    /// @param text as a model writes it; `␍` stands for a carriage return
    /// @param seen as [Viewer] shows it
    private record Sample(String cause, String text, String seen) {}

    @TestFactory
    Stream<DynamicTest> each_input_is_seen_as_it_is_meant() {
        return SAMPLES.stream()
                .map(sample ->
                        dynamicTest(
                                sample.cause(),
                                () -> assertThat(seen(sample)).isEqualTo(sample.seen())));
    }

    private static String seen(Sample sample) {
        return Look.of(sample.text(), LONGEST).stream()
                .map(look -> Viewer.view(look.blocks()))
                .collect(Collectors.joining("\n==\n"));
    }

    @TestFactory
    Stream<DynamicTest> slack_takes_each_input() {
        return SAMPLES.stream()
                .map(sample ->
                        dynamicTest(
                                sample.cause(),
                                () -> Look.of(sample.text(), LONGEST).forEach(Limits::check)));
    }

    @Test
    void the_inputs_come_in_pieces_as_they_come_at_once() {
        var random = new Random(3);
        for (var sample : SAMPLES) {
            var whole = Presentable.of(sample.text());
            for (int round = 0; round < 20; round++) {
                assertThat(inPieces(sample.text(), random)).as(sample.cause()).isEqualTo(whole);
            }
        }
    }

    private static String inPieces(String text, Random random) {
        var presentable = new Presentable();
        var shown = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(6));
            shown.append(presentable.pass(text.substring(from, to)));
            from = to;
        }
        return shown.append(presentable.rest()).toString();
    }

    @Test
    void what_was_shown_already_is_shown_as_it_is() {
        for (var sample : SAMPLES) {
            var once = Presentable.of(sample.text());
            var drawn = Look.ofPresentable(once, LONGEST);
            var looks = Look.of(sample.text(), LONGEST);
            assertThat(drawn).as(sample.cause()).isEqualTo(looks);
        }
    }

    @Test
    void all_the_inputs_at_once_are_split_into_messages_that_slack_takes() {
        var once = SAMPLES.stream().map(Sample::text).collect(Collectors.joining("\n\n"));
        var all = once + "\n\n" + once;

        for (int longest : new int[] {300, 1_000, 4_000, LONGEST}) {
            var looks = Look.of(all, longest);
            assertThat(looks).hasSizeGreaterThan(1);
            looks.forEach(Limits::check);
        }
    }

    @Test
    void there_are_enough_causes_and_no_two_are_the_same() {
        assertThat(SAMPLES).hasSizeGreaterThanOrEqualTo(120);
        assertThat(new LinkedHashSet<>(SAMPLES.stream().map(Sample::cause).toList()))
                .hasSameSizeAs(SAMPLES);
        assertThat(new LinkedHashSet<>(SAMPLES.stream().map(Sample::text).toList()))
                .hasSameSizeAs(SAMPLES);
    }

    private static List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        for (var block : BLOCKS.split(read(), -1)) {
            var lines = block.lines().toList();
            if (lines.getFirst().startsWith("# ")) {
                samples.add(
                        new Sample(
                                lines.getFirst().substring(2),
                                marked(lines, '<').replace("␍", "\r"),
                                marked(lines, '>')));
            }
        }
        return samples;
    }

    private static String marked(List<String> lines, char mark) {
        return lines.stream()
                .filter(line -> line.charAt(0) == mark)
                .map(line -> line.length() > 2 ? line.substring(2) : "")
                .collect(Collectors.joining("\n"));
    }

    private static String read() {
        try (var file =
                Objects.requireNonNull(CorpusTest.class.getResourceAsStream("corpus.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
