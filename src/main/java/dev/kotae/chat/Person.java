package dev.kotae.chat;

import java.time.ZoneId;
import java.util.Locale;

/// Somebody who writes to Kotae. Prints a hash instead of a name, so that a log line cannot give
/// anybody away.
///
/// @param id the platform's id of the person
/// @param name how the others in the workspace call this person
/// @param locale the language of buttons and notices
/// @param zone what "tomorrow" means to this person
public record Person(String id, String name, Locale locale, ZoneId zone) {
    /// The same, reading another language.
    public Person reading(Locale language) {
        return new Person(id, name, language, zone);
    }

    @Override
    public String toString() {
        return "person:" + Integer.toHexString(id.hashCode());
    }
}
