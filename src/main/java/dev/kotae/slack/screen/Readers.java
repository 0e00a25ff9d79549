package dev.kotae.slack.screen;

import dev.kotae.chat.Phrase;
import dev.kotae.memory.Preferences;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.People;
import java.time.ZoneId;
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
    public Locale of(String workspace, String person) {
        return preferences
                .of(SlackTokens.tenant(workspace), Preferences.Scope.PERSON, person)
                .language()
                .orElseGet(() -> people.find(workspace, person).locale());
    }

    public Locale of(Interaction click) {
        return of(click.workspace(), click.person());
    }

    /// Words for somebody of whom nothing may be asked now: in this person's language where it is
    /// known, else in both.
    public String known(Interaction click, Phrase phrase) {
        return people.known(click.workspace(), click.person())
                .map(person -> phrase.in(person.locale()))
                .orElseGet(() -> phrase.in(Locale.ENGLISH) + "\n" + phrase.in(Locale.JAPANESE));
    }

    /// The time zone in which somebody's month begins. May call Slack.
    public ZoneId zone(String workspace, String person) {
        return people.find(workspace, person).zone();
    }

    /// What others call somebody. May call Slack.
    public String name(String workspace, String person) {
        return people.find(workspace, person).name();
    }
}
