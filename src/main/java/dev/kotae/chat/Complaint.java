package dev.kotae.chat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What somebody says is wrong with an answer.
///
/// @param faults what was ticked
/// @param words what was written, or empty; never logged
public record Complaint(Set<Fault> faults, String words) {
    /// Nobody said what is wrong, if anything is.
    public static final Complaint NONE = new Complaint(Set.of(), "");

    public Complaint {
        faults = Set.copyOf(faults);
    }

    /// What can be wrong with an answer.
    public enum Fault {
        /// It is not true.
        WRONG,
        /// It does not say what our documents say.
        UNSUPPORTED,
        /// Something is missing.
        INCOMPLETE,
        /// It answers another question.
        BESIDE_THE_POINT,
        /// It is too long, too hard to read, or in the wrong language.
        HARD_TO_READ
    }

    /// What was ticked, in the order of [Fault].
    public List<Fault> inOrder() {
        return faults.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(faults));
    }

    @Override
    public String toString() {
        return "complaint:" + inOrder() + ":" + words.length() + " characters";
    }
}
