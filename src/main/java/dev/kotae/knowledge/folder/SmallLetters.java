package dev.kotae.knowledge.folder;

import java.io.IOException;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.CharacterUtils;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Writes words in small letters, but for names in capitals that would be other words then: who
/// asks for IT means no pronoun.
final class SmallLetters extends TokenFilter {
    private final CharArraySet names;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    /// @param names as they are written
    SmallLetters(TokenStream words, CharArraySet names) {
        super(words);
        this.names = names;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!names.contains(term.buffer(), 0, term.length())) {
            CharacterUtils.toLowerCase(term.buffer(), 0, term.length());
        }
        return true;
    }
}
