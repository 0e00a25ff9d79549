package dev.kotae.memory.contract;

import static dev.kotae.memory.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.memory.Preferences;
import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.memory.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every [dev.kotae.memory.Preferences] keeps to.
public abstract class PreferencesContract extends PortsContract {
    private static final Wishes ALL =
            new Wishes(
                    Optional.of(Locale.forLanguageTag("ja-JP")),
                    Optional.of("deep"),
                    Optional.of(Listening.ASK_FIRST),
                    Optional.of(true));

    @Test
    void wishes_come_back_as_they_were_made() {
        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> ALL);
        preferences().change("slack/T1", Scope.ROOM, "C1", _ -> ALL.muted(Optional.of(false)));

        store().reopen();

        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(ALL);
        assertThat(preferences().of("slack/T1", Scope.ROOM, "C1"))
                .isEqualTo(ALL.muted(Optional.of(false)));
    }

    @Test
    void who_wished_nothing_has_no_wishes() {
        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(Wishes.NONE);
    }

    @Test
    void the_last_wish_counts_as_a_whole() {
        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> ALL);
        var young = Wishes.NONE.onTier(Optional.of("quick"));

        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> young);

        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(young);
    }

    @Test
    void what_several_people_wish_at_once_is_all_kept() throws Exception {
        for (int round = 0; round < 20; round++) {
            var subject = "C" + round;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var how :
                        List.<UnaryOperator<Wishes>>of(
                                wishes -> wishes.inLanguage(ALL.language()),
                                wishes -> wishes.onTier(ALL.tier()),
                                wishes -> wishes.listening(ALL.listening()),
                                wishes -> wishes.muted(ALL.muted()))) {
                    threads.execute(
                            () -> preferences().change("slack/T1", Scope.ROOM, subject, how));
                }
            }
            assertThat(preferences().of("slack/T1", Scope.ROOM, subject)).isEqualTo(ALL);
        }
    }

    @Test
    void it_is_told_whether_anything_changed() {
        assertThat(preferences().change("slack/T1", Scope.LANE, "C1/1", _ -> Wishes.NONE))
                .isFalse();
        assertThat(preferences().change("slack/T1", Scope.LANE, "C1/1", _ -> ALL)).isTrue();
        assertThat(preferences().change("slack/T1", Scope.LANE, "C1/1", _ -> ALL)).isFalse();
    }

    @Test
    void what_is_forgotten_or_taken_back_is_gone() {
        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> ALL);
        preferences().change("slack/T1", Scope.PERSON, "U2", _ -> ALL);

        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> Wishes.NONE);
        preferences().change("slack/T1", Scope.PERSON, "U2", _ -> Wishes.NONE);

        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "U2")).isEqualTo(Wishes.NONE);
    }

    @Test
    void no_other_tenant_scope_or_subject_is_meant() {
        preferences().change("slack/T1", Scope.PERSON, "X1", _ -> ALL);

        assertThat(preferences().of("slack/T2", Scope.PERSON, "X1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.ROOM, "X1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "X2")).isEqualTo(Wishes.NONE);
    }

    @Test
    void only_those_of_conversations_go_after_a_time() {
        var lane = thread("T1", "1").lane();
        preferences().change("slack/T1", Scope.LANE, lane, _ -> ALL);
        preferences().change("slack/T1", Scope.PERSON, "U1", _ -> ALL);
        clock.move(Retention.ACCOUNTS.minus(Duration.ofDays(1)));
        sweep();
        assertThat(preferences().of("slack/T1", Scope.LANE, lane)).isEqualTo(ALL);

        clock.move(Duration.ofDays(2));
        sweep();

        assertThat(preferences().of("slack/T1", Scope.LANE, lane)).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(ALL);
    }

    private void sweep() {
        ports().retention().sweep(Instant.EPOCH, Instant.EPOCH, 500);
    }

    private Preferences preferences() {
        return ports().preferences();
    }
}
