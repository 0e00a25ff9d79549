package dev.kotae.chat;

/// The beginning of a text, where there is no room for more.
public final class Beginning {
    private Beginning() {}

    /// As many characters at most. Never ends with half of a pair of surrogates, which is no text.
    public static String of(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, splitsPair ? characters - 1 : characters);
    }
}
