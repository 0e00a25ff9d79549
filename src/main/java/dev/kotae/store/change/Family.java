package dev.kotae.store.change;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Wish;
import dev.kotae.store.table.Families.Member;
import dev.kotae.store.table.StoredJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The turns that stand for one question, as they are at this moment.
///
/// @param root the root's id
/// @param members in the order in which they came
record Family(String root, List<Member> members, StoredJson json) {
    Member member(String turn) {
        return members.stream().filter(one -> one.id().equals(turn)).findAny().orElseThrow();
    }

    /// Whether anything is known of the root any more.
    boolean hasRoot() {
        return members.stream().anyMatch(one -> one.id().equals(root));
    }

    /// Whose question it is.
    String person() {
        return members.stream().map(Member::person).findFirst().orElse("");
    }

    /// The root and what was joined to it: a message each.
    private Stream<Member> messages() {
        return members.stream().filter(one -> !one.isReplacement());
    }

    boolean isSingle() {
        return messages().count() == 1;
    }

    /// What is asked, in all messages; empty where the words of one are not kept.
    Optional<Asked> question() {
        var asked =
                Stream.concat(
                                messages().filter(one -> one.id().equals(root)),
                                messages().filter(one -> !one.id().equals(root)))
                        .map(one -> one.stored().question(json))
                        .toList();
        return !hasRoot() || asked.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(Asked.together(asked.stream().flatMap(Optional::stream).toList()));
    }

    /// Whether nothing of it is to be answered any more.
    boolean isForgotten() {
        return members.stream().anyMatch(Member::doomed);
    }

    /// A replacement on which nobody has begun.
    Optional<Member> waiting() {
        return members.stream()
                .filter(one -> one.isReplacement() && one.isUntouched())
                .reduce((early, late) -> late);
    }

    /// A replacement that is not over and is for the same wish.
    Optional<Member> awaited(Wish wish) {
        return members.stream()
                .filter(one -> one.isReplacement() && !one.over())
                .filter(one ->
                        one.stored()
                                .question(json)
                                .filter(asked -> asked.wish() == wish)
                                .isPresent())
                .findFirst();
    }
}
