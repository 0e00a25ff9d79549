package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlackAsidesTest {
    private static final Phrase BUDGET =
            Phrase.of(Wording.BUDGET_PERSON, "75", "$5", "1 Dec 2026, 09:00");

    private OpenDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new OpenDoor();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void who_asks_by_a_command_hears_in_the_channel_that_a_budget_runs_out() {
        tell(byCommand(), BUDGET);

        assertThat(door.slack.calls("chat.postEphemeral"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.form())
                            .containsEntry("channel", "C1")
                            .containsEntry("user", "U1");
                    assertThat(call.form()).doesNotContainKey("thread_ts");
                    assertThat(call.form().get("text")).contains("75 %");
                });
    }

    @Test
    void where_we_are_not_in_the_channel_it_goes_the_way_of_the_answer() {
        door.slack.failWithError("chat.postEphemeral", "not_in_channel");

        tell(byCommand(), BUDGET);

        assertThat(door.slack.calls("respond"))
                .singleElement()
                .satisfies(call -> assertThat(call.form().toString()).contains("75 %"));
    }

    @Test
    void a_command_that_waits_says_so_itself() {
        tell(byCommand(), Phrase.of(Wording.WAITING_IN_LINE));

        assertThat(door.slack.calls("chat.postEphemeral")).isEmpty();
    }

    private void tell(Asked asked, Phrase words) {
        door.channel().asides().tell(asked, Optional.of(Locale.UK), _ -> words);
    }

    private Asked byCommand() {
        return new Asked(
                Set.of("command:1"),
                new Address(Platform.SLACK, "T1", "C1", SlackTurns.privately("U1")),
                "",
                "U1",
                "How?",
                List.of(),
                Instant.now(),
                new ReplyTo.ByCommand(door.slack.responseUrl()).written());
    }
}
