package dev.kotae.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The answers of an [InMemoryInbox].
record InMemoryAnswers(InMemoryInbox inbox) implements Answers {
    @Override
    public Optional<KeptAnswer> find(String tenant, String turn) {
        return inbox.of(tenant)
                .filter(one -> one.turn.id().equals(turn))
                .findAny()
                .flatMap(one ->
                        one.answer.map(answer -> new KeptAnswer(one.turn, answer, one.post)));
    }

    @Override
    public Optional<KeptAnswer> standing(String tenant, String turn) {
        var root =
                inbox.of(tenant)
                        .filter(one -> one.turn.id().equals(turn))
                        .map(InMemoryTurn::root)
                        .findAny();
        return inbox.of(tenant)
                .filter(one ->
                        one.joinedTo.isEmpty() && root.filter(one.root()::equals).isPresent())
                .filter(one -> one.answer.isPresent())
                .reduce((early, late) -> late)
                .flatMap(late -> find(tenant, late.turn.id()));
    }

    @Override
    public Optional<String> at(String tenant, String post) {
        return inbox.of(tenant)
                .filter(one -> !post.isEmpty() && one.post.equals(post))
                .reduce((early, late) -> mayBeShown(late) || !mayBeShown(early) ? late : early)
                .map(one -> one.turn.id());
    }

    @Override
    public Optional<KeptAnswer> latest(String tenant, String person, String channel) {
        return inbox.of(tenant)
                .filter(one -> one.answer.isPresent())
                .filter(one -> one.turn.asked().asker().equals(person))
                .filter(one -> one.address.channel().equals(channel))
                .reduce((early, late) -> late)
                .flatMap(late -> find(tenant, late.turn.id()));
    }

    @Override
    public List<KeptAnswer> since(Instant from, int limit) {
        return inbox.endedSince(from).stream()
                .filter(one -> one.answer.isPresent())
                .limit(limit)
                .map(one -> new KeptAnswer(one.turn, one.answer.orElseThrow(), one.post))
                .toList();
    }

    private static boolean mayBeShown(InMemoryTurn turn) {
        return turn.answer.isPresent() || !turn.isOver();
    }
}
