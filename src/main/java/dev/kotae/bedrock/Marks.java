package dev.kotae.bedrock;

import dev.kotae.chat.Chunk;
import dev.kotae.chat.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsDelta;

/// Writes the marks of what a model cites itself into its text: behind the last word of the block
/// that rests on it, before the blanks and line breaks that follow.
final class Marks {
    private static final Pattern OWN_MARKS = Pattern.compile("(?:\\[\\d{1,3}])++[.。]?$");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");

    private final List<Passage> passages;

    /// What the present block rests on: by number, the words.
    private final Map<Integer, String> named = new LinkedHashMap<>();

    /// Blanks that wait for a word.
    private String blanks = "";

    /// How many characters of the present block were handed out.
    private int characters;

    /// The line that is being written, and whether it stands in code.
    private final StringBuilder line = new StringBuilder();

    private boolean fenced;

    /// @param passages in the order in which the model was given them; where there are none, text
    ///   passes as it comes
    Marks(List<Passage> passages) {
        this.passages = passages;
    }

    /// More text.
    ///
    /// @return what of it is to be handed out now
    Optional<Chunk> text(String more) {
        if (passages.isEmpty()) {
            return Optional.of(new Chunk.Text(more));
        }
        var all = blanks + more;
        var words = all.stripTrailing();
        blanks = all.substring(words.length());
        characters += words.length();
        follow(words);
        return words.isEmpty() ? Optional.empty() : Optional.of(new Chunk.Text(words));
    }

    /// The block rests on something. What is no passage of ours is not cited.
    void named(@Nullable CitationsDelta citation) {
        var place =
                citation == null || citation.location() == null
                        ? null
                        : citation.location().searchResultLocation();
        if (place == null || place.searchResultIndex() == null) {
            return;
        }
        int index = place.searchResultIndex();
        if (index >= 0 && index < passages.size()) {
            var words = SearchResults.words(passages.get(index), place);
            named.merge(
                    index + 1,
                    words,
                    (one, other) -> one.equals(other) ? one : one + "\n\n" + other);
        }
    }

    /// The block is at its end.
    ///
    /// @return what it rests on, with its marks
    List<Chunk> end() {
        var chunks = new ArrayList<Chunk>();
        var marks = new StringBuilder();
        if (characters > 0) {
            named.forEach((number, words) -> {
                chunks.add(new Chunk.Cited(number, characters, words));
                marks.append(isMarked(number) ? "" : "[" + number + "]");
            });
        }
        if (!marks.isEmpty()) {
            gap().ifPresent(gap -> {
                follow(gap + marks);
                chunks.add(new Chunk.Text(gap + marks));
            });
        }
        named.clear();
        characters = 0;
        return chunks;
    }

    /// What stands between the text and its marks. Within code there can be none; a mark on the
    /// last line of a code block or a table would be part of it.
    private Optional<String> gap() {
        boolean fence = FENCE.matcher(line).matches();
        if (fenced != fence) {
            return Optional.empty();
        }
        return Optional.of(fence || line.toString().endsWith("|") ? "\n\n" : " ");
    }

    private void follow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                fenced ^= FENCE.matcher(line).matches();
                line.setLength(0);
            } else {
                line.append(text.charAt(i));
            }
        }
    }

    /// Whether the model wrote the mark itself, as it has in what it was told of the conversation.
    private boolean isMarked(int number) {
        var marks = OWN_MARKS.matcher(line);
        return marks.find() && marks.group().contains("[" + number + "]");
    }
}
