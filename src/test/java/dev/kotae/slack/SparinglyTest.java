package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SparinglyTest {
    @Test
    void thousands_at_once_are_worth_a_few_lines_that_say_how_many_there_were() throws Exception {
        var sparingly = new Sparingly();

        var lines =
                Stream.generate(sparingly::again)
                        .limit(5_000)
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .toArray();
        Thread.sleep(1_100);
        long rest = sparingly.again().orElseThrow();

        assertThat(lines).hasSizeBetween(1, 60);
        assertThat(Arrays.stream(lines).sum() + rest).isEqualTo(5_001);
    }
}
