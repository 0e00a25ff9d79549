package dev.kotae.memory;

import dev.kotae.chat.Address;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Forgets what is in an [InMemoryInbox].
///
/// @param unrate forgets the ratings that it is true of, given the turn and the person
record InMemoryErasure(
        InMemoryAmendments amendments,
        Preferences preferences,
        Unrating unrate,
        InMemoryLessons lessons)
        implements Erasure {
    /// Forgets ratings.
    interface Unrating {
        void of(BiPredicate<String, String> turnAndPerson);
    }

    @Override
    public void conversation(Address address) {
        forget(one -> one.address.equals(address));
    }

    @Override
    public List<Address> conversations(String tenant, String channel) {
        synchronized (amendments.inbox()) {
            return amendments.kept().turns().values().stream()
                    .map(one -> one.address)
                    .filter(at -> at.tenant().equals(tenant) && at.channel().equals(channel))
                    .distinct()
                    .toList();
        }
    }

    @Override
    public void person(String tenant, String person) {
        forget(one -> one.address.tenant().equals(tenant) && one.person.equals(person));
        unrate.of((turn, rater) -> rater.equals(person));
        preferences.change(tenant, Preferences.Scope.PERSON, person, _ -> Preferences.Wishes.NONE);
    }

    private void forget(Predicate<InMemoryTurn> which) {
        synchronized (amendments.inbox()) {
            var roots =
                    amendments.kept().turns().values().stream()
                            .filter(which)
                            .map(InMemoryTurn::root)
                            .distinct()
                            .toList();
            for (var root : roots) {
                List<String> ids =
                        amendments.family(root).stream().map(one -> one.turn.id()).toList();
                amendments.forget(root);
                unrate.of((turn, rater) -> ids.contains(turn));
                lessons.forget(ids::contains);
            }
        }
    }
}
