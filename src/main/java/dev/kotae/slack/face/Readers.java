package dev.kotae.slack.face;

import dev.kotae.memory.Preferences;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.People;
import java.util.Locale;

/// The language in which somebody reads buttons and notices: the one that this person chose, else
/// that of this person's Slack.
///
/// @param people what Slack tells
/// @param preferences what people chose
public record Readers(People people, Preferences preferences) {
    /// May call Slack.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not give what was chosen
    Locale of(String workspace, String person) {
        return preferences
                .of(SlackTokens.tenant(workspace), Preferences.Scope.PERSON, person)
                .language()
                .orElseGet(() -> people.find(workspace, person).locale());
    }

    Locale of(Interaction click) {
        return of(click.workspace(), click.person());
    }

    /// What others call somebody. May call Slack.
    String name(String workspace, String person) {
        return people.find(workspace, person).name();
    }
}
