package dev.kotae.local.playground;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// All that the page itself says; the words stand in `playground.properties` (English) and
/// `playground_ja.properties`.
public final class PageTexts {
    private PageTexts() {}

    /// Every text by its key.
    public static Map<String, String> in(Locale language) {
        var bundle =
                ResourceBundle.getBundle(
                        "dev.kotae.local.playground.playground",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        var texts = new TreeMap<String, String>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
