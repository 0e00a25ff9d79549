package dev.kotae.chaos.outside;

import java.util.List;

/// A question that was asked.
///
/// @param canary its name in the history
/// @param events what Slack has to say of it: one event, or the twins of a mention
public record Question(String canary, List<String> events) {
    public Question {
        events = List.copyOf(events);
    }
}
