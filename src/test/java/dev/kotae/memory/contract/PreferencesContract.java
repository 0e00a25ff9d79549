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
import java.util.Locale;
import java.util.Optional;
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
        preferences().keep("slack/T1", Scope.PERSON, "U1", ALL);
        preferences().keep("slack/T1", Scope.ROOM, "C1", ALL.muted(Optional.of(false)));

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
        preferences().keep("slack/T1", Scope.PERSON, "U1", ALL);
        var young = Wishes.NONE.onTier(Optional.of("quick"));

        preferences().keep("slack/T1", Scope.PERSON, "U1", young);

        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(young);
    }

    @Test
    void what_is_forgotten_or_taken_back_is_gone() {
        preferences().keep("slack/T1", Scope.PERSON, "U1", ALL);
        preferences().keep("slack/T1", Scope.PERSON, "U2", ALL);

        preferences().forget("slack/T1", Scope.PERSON, "U1");
        preferences().keep("slack/T1", Scope.PERSON, "U2", Wishes.NONE);

        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "U2")).isEqualTo(Wishes.NONE);
    }

    @Test
    void no_other_tenant_scope_or_subject_is_meant() {
        preferences().keep("slack/T1", Scope.PERSON, "X1", ALL);

        assertThat(preferences().of("slack/T2", Scope.PERSON, "X1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.ROOM, "X1")).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "X2")).isEqualTo(Wishes.NONE);
    }

    @Test
    void only_those_of_conversations_go_after_a_time() {
        var lane = thread("T1", "1").lane();
        preferences().keep("slack/T1", Scope.LANE, lane, ALL);
        preferences().keep("slack/T1", Scope.PERSON, "U1", ALL);
        clock.move(Retention.ACCOUNTS.minus(Duration.ofDays(1)));
        sweep();
        assertThat(preferences().of("slack/T1", Scope.LANE, lane)).isEqualTo(ALL);

        clock.move(Duration.ofDays(2));
        sweep();

        assertThat(preferences().of("slack/T1", Scope.LANE, lane)).isEqualTo(Wishes.NONE);
        assertThat(preferences().of("slack/T1", Scope.PERSON, "U1")).isEqualTo(ALL);
    }

    private void sweep() {
        store().retention().sweep(Instant.EPOCH, Instant.EPOCH, 500);
    }

    private Preferences preferences() {
        return store().preferences();
    }
}
