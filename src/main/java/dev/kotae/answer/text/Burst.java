package dev.kotae.answer.text;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// What one person said in one breath: questions of one lane that are answered together.
///
/// @param turns the claimed turn, then those that joined it
public record Burst(List<Turn> turns) {
    /// More than this is not said in one breath; the rest is a burst of its own.
    private static final int MOST_TURNS = 20;

    private static final int MOST_CHARACTERS = 12_000;

    public Burst {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("a burst of nothing");
        }
    }

    /// What is claimed, with what joined it in an earlier attempt.
    public static Burst of(Claim claim) {
        var turns = new ArrayList<Turn>();
        turns.add(claim.turn());
        turns.addAll(claim.joined());
        return new Burst(turns);
    }

    /// The turn that is claimed.
    public Turn head() {
        return turns.getFirst();
    }

    /// What goes on with it: of those that wait behind it, the first ones, as long as the same
    /// person asks in the same place. Whatever comes after somebody else's question stays behind
    /// that, and what takes another answer's place, or takes one away, is a burst of its own.
    ///
    /// @param behind in the lane's order
    /// @param together whether one answer can serve both
    public List<Turn> continuedBy(List<Turn> behind, BiPredicate<Turn, Turn> together) {
        var more = new ArrayList<Turn>();
        int characters = characters();
        for (var next : head().asked().replaces().isEmpty() ? behind : List.<Turn>of()) {
            characters += next.asked().text().length();
            if (turns.size() + more.size() >= MOST_TURNS
                    || characters > MOST_CHARACTERS
                    || !next.asked().replaces().isEmpty()
                    || !next.asked().asker().equals(head().asked().asker())
                    || !together.test(head(), next)) {
                break;
            }
            more.add(next);
        }
        return more;
    }

    private int characters() {
        return turns.stream().mapToInt(turn -> turn.asked().text().length()).sum();
    }

    /// This and more.
    public Burst with(List<Turn> more) {
        var all = new ArrayList<>(turns);
        all.addAll(more);
        return new Burst(all);
    }

    /// All of it as one question.
    public Asked asked() {
        return Asked.together(turns.stream().map(Turn::asked).toList());
    }

    /// When the last of it was said.
    public Instant saidBy() {
        return turns.stream().map(turn -> turn.asked().at()).max(Instant::compareTo).orElseThrow();
    }

    @Override
    public String toString() {
        return "burst:" + head().id() + "+" + (turns.size() - 1);
    }
}
