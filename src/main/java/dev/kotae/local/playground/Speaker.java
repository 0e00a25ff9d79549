package dev.kotae.local.playground;

import dev.kotae.local.slack.Workspace;
import java.util.Locale;

/// Who sits at the keyboard: the page's language decides.
public enum Speaker {
    /// Emma, in English.
    ENGLISH(Locale.ENGLISH, Workspace.EMMA),
    /// 佐藤, in Japanese.
    JAPANESE(Locale.JAPANESE, Workspace.SATO);

    private final Locale locale;
    private final String user;

    Speaker(Locale locale, String user) {
        this.locale = locale;
        this.user = user;
    }

    /// The one who speaks a language; Emma where nobody does.
    ///
    /// @param language a language tag such as `ja` or `ja-JP`
    public static Speaker of(String language) {
        var wanted = Locale.forLanguageTag(language).getLanguage();
        return wanted.equals(JAPANESE.language()) ? JAPANESE : ENGLISH;
    }

    /// `en` or `ja`.
    public String language() {
        return locale.getLanguage();
    }

    /// The page's language.
    public Locale locale() {
        return locale;
    }

    /// The member of the workspace who speaks.
    public String user() {
        return user;
    }
}
