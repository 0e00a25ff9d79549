package dev.kotae.memory;

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
    public Optional<String> at(String tenant, String post) {
        return inbox.of(tenant)
                .filter(one -> !post.isEmpty() && one.post.equals(post))
                .map(one -> one.turn.id())
                .reduce((early, late) -> late);
    }
}
