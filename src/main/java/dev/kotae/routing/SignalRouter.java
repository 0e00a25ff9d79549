package dev.kotae.routing;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import java.util.List;

/// Chooses by what can be seen in the words: an override, small talk, the signals of [Signals], and
/// how demanding the conversation has been. Every choice names the signals that made it.
public final class SignalRouter implements Router {
    /// From this weight on a question is worth the deep model.
    private static final int DEEP = 4;

    /// From this weight on it is worth the balanced one.
    private static final int BALANCED = 2;

    /// A follow-up this short says too little of its own to be judged without what came before.
    private static final int FRAGMENT_CHARACTERS = 24;

    @Override
    public Route choose(String question, Conversation conversation) {
        var wish = Wish.in(question);
        if (wish.isPresent()) {
            return new Route(
                    wish.get().tier(),
                    wish.get().rest(),
                    List.of(Phrase.of(Wording.REASON_ASKED_FOR)),
                    true);
        }
        if (SmallTalk.is(question)) {
            return new Route(
                    Tier.QUICK, question, List.of(Phrase.of(Wording.REASON_SMALL_TALK)), false);
        }
        var signals = Signals.of(question);
        if (question.length() <= FRAGMENT_CHARACTERS && signals.weight() < BALANCED) {
            var before = demand(conversation);
            if (before != Tier.QUICK) {
                return new Route(
                        before, question, List.of(Phrase.of(Wording.REASON_CONVERSATION)), true);
            }
        }
        return new Route(tier(signals.weight()), question, reasons(signals), true);
    }

    private static Tier demand(Conversation conversation) {
        return conversation.recent().isEmpty()
                ? Tier.QUICK
                : tier(weight(conversation.recent().getLast()));
    }

    private static int weight(Exchange exchange) {
        return Signals.of(exchange.question()).weight();
    }

    private static Tier tier(int weight) {
        if (weight >= DEEP) {
            return Tier.DEEP;
        }
        return weight >= BALANCED ? Tier.BALANCED : Tier.QUICK;
    }

    private static List<Phrase> reasons(Signals signals) {
        if (!signals.reasons().isEmpty()) {
            return signals.reasons();
        }
        return List.of(Phrase.of(signals.brief() ? Wording.REASON_SHORT : Wording.REASON_ORDINARY));
    }
}
