package dev.kotae.chat;

import java.util.List;

/// What others said in a thread, as far as the platform tells.
///
/// @param remarks oldest first
/// @param toTheEnd whether the latest are among them
public record Overheard(List<Remark> remarks, boolean toTheEnd) {
    /// Nobody said anything.
    public static final Overheard NOTHING = all(List.of());

    /// The platform did not tell.
    public static final Overheard UNREAD = new Overheard(List.of(), false);

    public Overheard {
        remarks = List.copyOf(remarks);
    }

    /// All that was said.
    public static Overheard all(List<Remark> remarks) {
        return new Overheard(remarks, true);
    }

    @Override
    public String toString() {
        return "overheard:" + remarks.size();
    }
}
