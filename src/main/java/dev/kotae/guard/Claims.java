package dev.kotae.guard;

import dev.kotae.guard.evidence.Assertion;
import dev.kotae.guard.evidence.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The sentences of an answer in Markdown, and which of them claim something that sources could
/// say. Code is none of them.
public final class Claims {
    private static final String FENCE = "```";

    /// The line below the head of a table, or its beginning.
    private static final Pattern BELOW_HEAD = Pattern.compile("[|:][-:| ]*");

    private Claims() {}

    /// A sentence of an answer.
    ///
    /// @param start its first character in the answer
    /// @param end behind its last
    /// @param text its words
    /// @param claims whether it claims something: no heading, no head of a table, no question, no
    ///   greeting, nothing that says what was not found
    /// @param japanese whether it is in Japanese
    public record Claim(int start, int end, String text, boolean claims, boolean japanese) {
        private Claim leading() {
            return new Claim(start, end, text, false, japanese);
        }
    }

    /// The sentences in order.
    public static List<Claim> in(String answer) {
        return in(answer, 0);
    }

    /// Those behind a sentence.
    ///
    /// @param from where that ends
    static List<Claim> in(String answer, int from) {
        var claims = new ArrayList<Claim>();
        boolean code = false;
        for (var span : Sentences.of(answer.substring(from))) {
            var text = answer.substring(from + span.start(), from + span.end());
            boolean fence = text.startsWith(FENCE);
            code ^= fence;
            if (!code && !fence) {
                if (!claims.isEmpty() && BELOW_HEAD.matcher(text).matches()) {
                    claims.addLast(claims.removeLast().leading());
                }
                claims.add(
                        new Claim(
                                from + span.start(),
                                from + span.end(),
                                text,
                                Assertion.isMadeBy(text),
                                Assertion.isJapanese(text)));
            }
        }
        return claims;
    }
}
