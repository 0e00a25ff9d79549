package dev.kotae.routing;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.model.Tier;
import dev.kotae.routing.Ask.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Chooses in stages: a button, a word that names the model, small talk, a pin, a preference, what
/// the words are worth where the conversation stands, and at last what is allowed here and what is
/// left of the money. Every stage that decides says why.
public final class StagedRouter implements Router {
    /// A word that named the model holds this long for what follows in the thread.
    private static final Duration PIN = Duration.ofMinutes(30);

    /// From this part of the money on, better answers have to be worth more and more.
    private static final double HALF = 0.5;

    /// How much more by the time that all of it is used up.
    private static final double DEARER = 2;

    /// From this part on nobody gets the deep model.
    private static final double NEARLY_ALL = 0.95;

    private final Strategy strategy;
    private final Policy policy;
    private final Exploration exploration;
    private final Function<String, Optional<Named>> calls;

    /// @param strategy judges what words are worth
    /// @param policy what is allowed
    public StagedRouter(Strategy strategy, Policy policy) {
        this(strategy, policy, Exploration.NONE);
    }

    /// Without models that are called by words of their own.
    StagedRouter(Strategy strategy, Policy policy, Exploration exploration) {
        this(strategy, policy, exploration, _ -> Optional.empty());
    }

    /// @param strategy judges what words are worth
    /// @param policy what is allowed
    /// @param exploration sends a question to a cheaper model now and then
    /// @param calls the model that a question begins with the word of
    public StagedRouter(
            Strategy strategy,
            Policy policy,
            Exploration exploration,
            Function<String, Optional<Named>> calls) {
        this.strategy = strategy;
        this.policy = policy;
        this.exploration = exploration;
        this.calls = calls;
    }

    /// Reads what was learned, which the first router would otherwise wait for. May be called
    /// meanwhile.
    public static void prepare() {
        Strategy.learned();
    }

    @Override
    public Route choose(Ask ask) {
        var route = chosen(ask);
        strategy.saw(route);
        return route;
    }

    private Route chosen(Ask ask) {
        var terms = policy.in(ask.channel());
        var route = within(terms, ask);
        double used = ask.state().used();
        if (used <= HALF) {
            return tried(route, ask, terms);
        }
        var tight = tightened(terms, used);
        var thrifty = within(tight, ask);
        if (thrifty.tier().compareTo(route.tier()) >= 0) {
            return tried(route, ask, tight);
        }
        var percent = String.valueOf(Math.round(100 * Math.min(1, used)));
        var why = Phrase.of(Wording.REASON_THRIFT, percent);
        return tried(thrifty.because(why, route.reasons()), ask, tight);
    }

    /// The same, or now and then one tier below, to learn whether that would have done. Chance has
    /// its part once, when all else is decided.
    private Route tried(Route route, Ask ask, Terms terms) {
        var lower = route.tier() == Tier.DEEP ? Tier.BALANCED : Tier.QUICK;
        if (exploration.share() == 0
                || !(route.basis() instanceof Basis.Words words)
                || route.tier() == lower
                || terms.within(lower) != lower
                || ask.files() > 0) {
            return route;
        }
        if (!exploration.comes()) {
            return route.by(words.by(route.tier(), 1 - exploration.share()));
        }
        return new Route(
                        Named.of(lower),
                        route.question(),
                        route.reasons(),
                        route.search(),
                        lower == Tier.QUICK && terms.within(Tier.BALANCED) == Tier.BALANCED,
                        words.by(lower, exploration.share()),
                        route.terms())
                .because(Phrase.of(Wording.REASON_TRIED), route.reasons());
    }

    private static Terms tightened(Terms terms, double used) {
        double factor = 1 + DEARER * Math.min(1, (used - HALF) / (1 - HALF));
        return terms.tightened(used < NEARLY_ALL ? Tier.DEEP : Tier.BALANCED, factor);
    }

    private Route within(Terms terms, Ask ask) {
        var free = free(ask, terms);
        var model = terms.within(free.model());
        if (model.equals(free.model())) {
            return free;
        }
        var bounded =
                new Route(model, free.question(), free.reasons(), free.search(), false, terms);
        return bounded.because(Phrase.of(Wording.REASON_POLICY), free.reasons());
    }

    /// What would be chosen if everything were allowed.
    private Route free(Ask ask, Terms terms) {
        var called = called(ask);
        var preface = called.isPresent() ? Optional.<Preface>empty() : Preface.in(ask.question());
        var question = preface.map(Preface::rest).orElse(ask.question());
        boolean small = SmallTalk.is(question) && ask.files() == 0;
        boolean search = !small && !InHand.is(question);
        if (ask.wanted() instanceof Ask.Wanted.Deeper) {
            return asked(Named.of(Tier.DEEP), question, Wording.REASON_DEEPER, search, terms);
        }
        if (called.isPresent()) {
            return asked(called.get(), question, Wording.REASON_ASKED_FOR, search, terms);
        }
        if (preface.isPresent()) {
            var named = Named.of(preface.get().tier());
            return asked(named, question, Wording.REASON_ASKED_FOR, search, terms);
        }
        if (small) {
            return asked(Named.of(Tier.QUICK), question, Wording.REASON_SMALL_TALK, false, terms);
        }
        return pinned(ask)
                .map(model -> asked(model, question, Wording.REASON_PINNED, search, terms))
                .or(() ->
                        preferred(ask)
                                .map(model ->
                                        asked(
                                                model,
                                                question,
                                                Wording.REASON_PREFERRED,
                                                search,
                                                terms)))
                .orElseGet(() -> judged(ask, terms, search));
    }

    private static Route asked(
            Named model, String question, Wording reason, boolean search, Terms terms) {
        return new Route(model, question, because(reason), search, false, terms);
    }

    private static Optional<Named> called(Ask ask) {
        return switch (ask.wanted()) {
            case Ask.Wanted.Called(var model) -> Optional.of(model);
            case Ask.Wanted.Preferred _, Ask.Wanted.Nothing _, Ask.Wanted.Deeper _ ->
                    Optional.empty();
        };
    }

    private static Optional<Named> preferred(Ask ask) {
        return switch (ask.wanted()) {
            case Ask.Wanted.Preferred(var model) -> Optional.of(model);
            case Ask.Wanted.Called _, Ask.Wanted.Nothing _, Ask.Wanted.Deeper _ -> Optional.empty();
        };
    }

    /// By the words, where the settings let them say anything.
    private Route judged(Ask ask, Terms terms, boolean search) {
        var alone = own(ask.question(), terms);
        var thought = alone.isFixed() ? alone : here(ask, alone, terms);
        return new Route(
                Named.of(thought.tier()),
                ask.question(),
                thought.reasons(),
                search,
                mayEscalate(thought, terms),
                thought.basis(),
                terms);
    }

    /// Where the conversation stands. What comes with files has at least to read them.
    private Thought here(Ask ask, Thought alone, Terms terms) {
        var thought = Course.of(ask, words -> own(words, terms)).next(ask, alone);
        return ask.files() > 0 && thought.tier() == Tier.QUICK
                ? new Thought(Tier.BALANCED, because(Wording.REASON_FILES))
                : thought;
    }

    private Thought own(String question, Terms terms) {
        var words = Preface.in(question).map(Preface::rest).orElse(question);
        return strategy.judge(words, terms.price());
    }

    /// Only from the quick tier: whoever was given more thought has the last word.
    private static boolean mayEscalate(Thought thought, Terms terms) {
        return thought.tier() == Tier.QUICK
                && !thought.isFixed()
                && terms.within(Tier.BALANCED) == Tier.BALANCED;
    }

    /// The model that a word named lately in this conversation.
    private Optional<Named> pinned(Ask ask) {
        return ask.conversation().recent().reversed().stream()
                .filter(said -> named(said.question()).isPresent())
                .findFirst()
                .filter(said -> !said.at().plus(PIN).isBefore(ask.at()))
                .flatMap(said -> named(said.question()));
    }

    private Optional<Named> named(String question) {
        return calls.apply(question)
                .or(() -> Preface.in(question).map(preface -> Named.of(preface.tier())));
    }

    private static List<Phrase> because(Wording wording) {
        return List.of(Phrase.of(wording));
    }
}
