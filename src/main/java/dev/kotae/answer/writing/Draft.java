package dev.kotae.answer.writing;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.guard.Sluice;
import dev.kotae.model.Prompt;
import dev.kotae.model.Tokens;

import java.util.Optional;
import java.util.function.Consumer;

/// What one request to a model has brought so far. Breaks the request off with [Left] where it is
/// not worth going on.
final class Draft implements Consumer<Chunk> {
    private final Reply reply;
    private final Attention attention;
    private final boolean mayGrow;
    private final Sluice sluice;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder released = new StringBuilder();
    private Optional<Burst> grown = Optional.empty();
    private boolean heard;

    /// @param mayGrow whether a burst that has grown is worth another request
    /// @param sluice lets through what may be shown
    Draft(Reply reply, Attention attention, boolean mayGrow, Sluice sluice) {
        this.reply = reply;
        this.attention = attention;
        this.mayGrow = mayGrow;
        this.sluice = sluice;
    }

    @Override
    public void accept(Chunk chunk) {
        heard = true;
        if (attention.stopped()) {
            throw new Left();
        }
        switch (chunk) {
            case Chunk.Text(var words) -> {
                lookForMore();
                text.append(words);
                show(sluice.take(words));
            }
            case Chunk.Thinking() -> reply.status(Phrase.of(Wording.STATUS_THINKING));
        }
    }

    private void show(String words) {
        if (!words.isEmpty()) {
            released.append(words);
            reply.append(words);
        }
    }

    /// There will be no more of it.
    void end() {
        show(sluice.end());
    }

    private void lookForMore() {
        if (mayGrow && text.isEmpty()) {
            grown = attention.grown();
            if (grown.isPresent()) {
                throw new Left();
            }
        }
    }

    /// The words so far of which it is settled that they may be shown.
    String released() {
        return released.toString();
    }

    /// The words so far.
    String text() {
        return text.toString();
    }

    /// Whether the model has begun: then the request is paid for.
    boolean heard() {
        return heard;
    }

    /// The burst, where it grew before the first word.
    Optional<Burst> grown() {
        return grown;
    }

    /// What a request that did not come to its end is taken to have cost: nobody tells.
    Usage estimate(Prompt prompt) {
        return new Usage(prompt.tokens(), Tokens.estimate(text()), 0, 0);
    }

    /// The request is broken off.
    static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Left() {
            super("broken off", null, false, false);
        }
    }
}
