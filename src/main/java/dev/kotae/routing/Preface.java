package dev.kotae.routing;

import dev.kotae.model.Beginning;
import dev.kotae.model.Tier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A word at the beginning of a question that chooses the model: `opus: …`, `haiku、…`, 「じっくり、…」.
///
/// @param tier what was asked for
/// @param rest the question without the word
record Preface(Tier tier, String rest) {
    private static final List<Named> WORDS =
            List.of(
                    named(Tier.DEEP, "(?:opus|deep|think hard)\\s*[:、]"),
                    named(Tier.BALANCED, "(?:sonnet|balanced)\\s*[:、]"),
                    named(Tier.QUICK, "(?:haiku|quick|fast)\\s*[:、]"),
                    named(
                            Tier.DEEP,
                            "(?:じっくり|よく)考えて(?:から)?(?:答えて|回答して)?(?:ください|下さい|ね)?[:、,。!\\s]+"),
                    named(Tier.DEEP, "じっくり(?:[:、,\\s]+|(?=(?:教|答|調べ|説明|回答|検討|分析|比較)))"),
                    named(Tier.QUICK, "(?:手短に|さっと|簡単に)[:、,\\s]+"));

    private record Named(Tier tier, Pattern word) {}

    private static Named named(Tier tier, String word) {
        var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new Named(tier, Pattern.compile("^\\s*" + word, flags));
    }

    /// The preface that a question begins with. One that leaves no question behind is none.
    static Optional<Preface> in(String question) {
        var beginning = Beginning.of(question);
        for (var named : WORDS) {
            var match = named.word().matcher(beginning);
            if (match.find()) {
                var rest = question.substring(match.end()).strip();
                return rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Preface(named.tier(), rest));
            }
        }
        return Optional.empty();
    }
}
