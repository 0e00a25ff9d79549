package dev.kotae.routing;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses in stages: a button, a word that names the model, small talk, a pin, a preference, what
/// the words are worth where the conversation stands, and at last what is allowed here. Every stage
/// that decides says why.
public final class StagedRouter implements Router {
    /// A word that named the model holds this long for what follows in the thread.
    private static final Duration PIN = Duration.ofMinutes(30);

    private final Strategy strategy;
    private final Policy policy;

    /// @param strategy judges what words are worth
    /// @param policy says what is allowed
    public StagedRouter(Strategy strategy, Policy policy) {
        this.strategy = strategy;
        this.policy = policy;
    }

    @Override
    public Route choose(Ask ask) {
        var terms = policy.on(ask);
        var free = free(ask, terms);
        var tier = terms.within(free.tier());
        if (tier == free.tier()) {
            return free;
        }
        var reasons = new ArrayList<Phrase>();
        reasons.add(Phrase.of(Wording.REASON_POLICY));
        reasons.addAll(free.reasons());
        return new Route(tier, free.question(), reasons, free.search(), false);
    }

    /// What would be chosen if everything were allowed.
    private Route free(Ask ask, Terms terms) {
        var wish = Wish.in(ask.question());
        var question = wish.map(Wish::rest).orElse(ask.question());
        boolean small = SmallTalk.is(question) && ask.files() == 0;
        if (ask.wanted() instanceof Ask.Wanted.Deeper) {
            var reasons = because(Wording.REASON_DEEPER);
            return new Route(Tier.DEEP, question, reasons, !small, false);
        }
        if (wish.isPresent()) {
            var reasons = because(Wording.REASON_ASKED_FOR);
            return new Route(wish.get().tier(), question, reasons, true, false);
        }
        if (small) {
            var reasons = because(Wording.REASON_SMALL_TALK);
            return new Route(Tier.QUICK, question, reasons, false, false);
        }
        return pinned(ask)
                .or(() -> preferred(ask))
                .map(wished -> route(wished, question, false))
                .orElseGet(() -> {
                    var judged = judged(ask, terms);
                    return route(judged, question, mayEscalate(judged, terms));
                });
    }

    private static Route route(Thought thought, String question, boolean mayEscalate) {
        return new Route(thought.tier(), question, thought.reasons(), true, mayEscalate);
    }

    /// Only from the quick tier: whoever was given more thought has the last word.
    private static boolean mayEscalate(Thought thought, Terms terms) {
        return thought.tier() == Tier.QUICK
                && !thought.isFixed()
                && terms.within(Tier.BALANCED) == Tier.BALANCED;
    }

    private static Optional<Thought> preferred(Ask ask) {
        return switch (ask.wanted()) {
            case Ask.Wanted.Preferred(var tier) ->
                    Optional.of(new Thought(tier, because(Wording.REASON_PREFERRED)));
            case Ask.Wanted.Nothing _, Ask.Wanted.Deeper _ -> Optional.empty();
        };
    }

    /// By the words. What comes with files has at least to read them.
    private Thought judged(Ask ask, Terms terms) {
        var before = ask.conversation().recent();
        var course = Course.of(before, words -> own(words, terms));
        var thought = course.next(ask.question(), before);
        return ask.files() > 0 && thought.tier() == Tier.QUICK
                ? new Thought(Tier.BALANCED, because(Wording.REASON_FILES))
                : thought;
    }

    private Thought own(String question, Terms terms) {
        var words = Wish.in(question).map(Wish::rest).orElse(question);
        return strategy.judge(words, terms.price());
    }

    /// The tier that a word named lately in this conversation.
    private static Optional<Thought> pinned(Ask ask) {
        return latestWish(ask.conversation())
                .filter(said -> !said.at().plus(PIN).isBefore(ask.at()))
                .flatMap(said -> Wish.in(said.question()))
                .map(named -> new Thought(named.tier(), because(Wording.REASON_PINNED)));
    }

    private static Optional<Exchange> latestWish(Conversation conversation) {
        return conversation.recent().reversed().stream()
                .filter(said -> Wish.in(said.question()).isPresent())
                .findFirst();
    }

    private static List<Phrase> because(Wording wording) {
        return List.of(Phrase.of(wording));
    }
}
