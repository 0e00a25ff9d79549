package dev.kotae.app.inbox;

import dev.kotae.memory.TurnRecord.State;
import java.util.Locale;

/// The states of turns as an operator writes and reads them: `dead`, `waiting`, …
final class StateName {
    private StateName() {}

    static String of(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
