package dev.kotae.local.playground;

import dev.kotae.local.slack.Someone;
import dev.kotae.local.slack.Workspace;
import java.util.Locale;

/// Who sits at the keyboard, and in which language the page speaks to them.
///
/// @param locale [Locale#ENGLISH] or [Locale#JAPANESE]
/// @param user the member of the workspace who speaks
public record Speaker(Locale locale, String user) {
    /// The one who speaks a language: 佐藤 for Japanese, else Emma.
    ///
    /// @param language a language tag such as `ja` or `ja-JP`
    public static Speaker of(String language) {
        var wanted = Locale.forLanguageTag(language).getLanguage();
        return wanted.equals(Locale.JAPANESE.getLanguage())
                ? new Speaker(Locale.JAPANESE, Workspace.SATO)
                : new Speaker(Locale.ENGLISH, Workspace.EMMA);
    }

    /// Somebody else in the same language; the same where there is no such person.
    ///
    /// @param other a user's id, or empty
    public Speaker as(Workspace workspace, String other) {
        return workspace
                .person(other)
                .filter(person -> !person.bot())
                .map(Someone::id)
                .map(id -> new Speaker(locale, id))
                .orElse(this);
    }

    /// `en` or `ja`.
    public String language() {
        return locale.getLanguage();
    }
}
