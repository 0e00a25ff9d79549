package dev.kotae.slack.screen;

import static java.util.stream.Collectors.joining;

import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.memory.Preferences;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.People;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return chosen(workspace, person).orElseGet(() -> people.find(workspace, person).locale());
    }

    public Locale of(Interaction click) {
        return of(click.workspace(), click.person());
    }

    /// The same where something has to be shown within three seconds of a click: of Slack it is
    /// waited for one second at most, and the next time the answer is known.
    public Locale soon(Interaction click) {
        return chosen(click.workspace(), click.person())
                .orElseGet(() -> people.soon(click.workspace(), click.person()).locale());
    }

    private Optional<Locale> chosen(String workspace, String person) {
        return preferences
                .of(SlackTokens.tenant(workspace), Preferences.Scope.PERSON, person)
                .language();
    }

    /// What to speak in at once, without a call: the language that this person chose, else that of
    /// this person's Slack where it is known, else both of ours.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not give what was chosen
    public List<Locale> atOnce(String workspace, String person) {
        return chosen(workspace, person).map(List::of).orElseGet(() -> known(workspace, person));
    }

    /// The same where the store is not to be asked either, because it does not answer.
    public List<Locale> known(String workspace, String person) {
        return people.known(workspace, person)
                .map(found -> List.of(found.locale()))
                .orElse(List.of(Locale.ENGLISH, Locale.JAPANESE));
    }

    /// Words in each of some languages.
    public static String words(Phrase phrase, List<Locale> languages) {
        return languages.stream().map(phrase::in).collect(joining("\n"));
    }

    /// The time zone in which somebody's month begins. May call Slack.
    public ZoneId zone(String workspace, String person) {
        return people.find(workspace, person).zone();
    }

    /// What others call somebody, or the id where that is not known without a call.
    public String name(String workspace, String person) {
        return people.known(workspace, person).map(Person::name).orElse(person);
    }
}
