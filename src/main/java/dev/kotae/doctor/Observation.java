package dev.kotae.doctor;

import java.util.List;

/// What somebody found who looked closely at one thing, to be told in the operator's language.
///
/// @param state how it is
/// @param code names the words that tell it, such as `slack-token`
/// @param details what these are filled in with; no secret and no text of a conversation
public record Observation(State state, String code, List<String> details) {
    public Observation {
        details = List.copyOf(details);
    }

    /// How something is.
    public enum State {
        /// As it should be.
        WELL,
        /// Nobody can tell, or it works and could be better.
        NOTE,
        /// It has to be mended.
        UNWELL
    }

    /// It is as it should be.
    public static Observation well(String code, Object... details) {
        return new Observation(State.WELL, code, texts(details));
    }

    /// It is worth knowing.
    public static Observation note(String code, Object... details) {
        return new Observation(State.NOTE, code, texts(details));
    }

    /// It has to be mended.
    public static Observation unwell(String code, Object... details) {
        return new Observation(State.UNWELL, code, texts(details));
    }

    private static List<String> texts(Object... details) {
        return List.of(details).stream().map(String::valueOf).toList();
    }
}
