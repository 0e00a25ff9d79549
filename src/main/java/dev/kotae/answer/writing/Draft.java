package dev.kotae.answer.writing;

import dev.kotae.answer.Hearer;
import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Chunk;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.guard.Sluice;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Tokens;
import java.util.Optional;

/// What the requests for one answer have brought so far. Breaks a request off with [Left] where it
/// is not worth going on.
final class Draft implements Hearer {
    private final Task task;
    private final String region;
    private final Reply reply;
    private final Attention attention;
    private final boolean mayGrow;
    private final Grounds grounds;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder released = new StringBuilder();
    private Optional<Burst> grown = Optional.empty();
    private Opening opening;
    private Sluice sluice;
    private ModelCard asked;
    private Written written;
    private long thought;
    private boolean begun;
    private boolean underWay;
    private boolean doubtful;

    /// @param region where models are asked
    /// @param mayGrow whether a burst that has grown is worth another request
    /// @param grounds say what may be shown, and are told what the model names
    Draft(
            Task task,
            String region,
            Reply reply,
            Attention attention,
            boolean mayGrow,
            Grounds grounds) {
        this.task = task;
        this.region = region;
        this.reply = reply;
        this.attention = attention;
        this.mayGrow = mayGrow;
        this.grounds = grounds;
        this.opening = opening(task);
        this.sluice = grounds.sluice();
        this.asked = task.card();
        this.written = new Written(asked, asked, Usage.NONE);
    }

    private static Opening opening(Task task) {
        var opening = new Opening();
        if (task.line().above().isEmpty()) {
            opening.let();
        }
        return opening;
    }

    @Override
    public boolean asking(ModelCard card) {
        if (begun && !task.line().purse().reserve(card, 0)) {
            return false;
        }
        if (!card.equals(asked)) {
            reply.status(Phrase.of(Wording.STATUS_ASKING, card.name()));
        }
        begun = true;
        underWay = true;
        asked = card;
        thought = 0;
        written = new Written(card, card, Usage.NONE);
        forget();
        attention.sending();
        return true;
    }

    /// What was said and shown to nobody counts no more.
    private void forget() {
        if (!text.isEmpty()) {
            text.setLength(0);
            opening = opening(task);
            sluice = grounds.sluice();
            grounds.forget();
        }
    }

    @Override
    public void sending() {
        attention.sending();
    }

    @Override
    public void accept(Chunk chunk) {
        if (attention.stopped()) {
            throw new Left();
        }
        switch (chunk) {
            case Chunk.Text(var words) -> {
                lookForMore();
                text.append(words);
                pass(opening.take(words));
                if (doubtful) {
                    throw new Left();
                }
            }
            case Chunk.Cited cited -> grounds.named(cited, text.length());
            case Chunk.Thinking(int tokens) -> think(tokens);
        }
    }

    private void think(int tokens) {
        if (thought == 0) {
            reply.status(Phrase.of(Wording.STATUS_THINKING));
        }
        thought += tokens;
    }

    /// Lets words go on, unless they admit that there is no answer and a better model may be asked.
    private void pass(String words) {
        doubtful = opening.isDoubtful() && leadsUp();
        if (!doubtful) {
            show(sluice.take(opening.isDoubtful() ? opening.let() : words));
        }
    }

    /// Whether a better model may be asked in place of the one that was asked last, which is paid
    /// as well.
    boolean leadsUp() {
        return task.line().leadsUpFrom(asked, underWay ? soFar() : 0);
    }

    private long soFar() {
        var read = task.prompt().tokens();
        return asked.price().microUsd(new Usage(read, thought + Tokens.estimate(text()), 0, 0));
    }

    private void show(String words) {
        if (!words.isEmpty()) {
            released.append(words);
            reply.append(words);
        }
    }

    /// There will be no more of it.
    void end() {
        pass(opening.end());
        if (!doubtful) {
            show(sluice.end());
        }
    }

    /// Whether the model admitted that it has no answer, before a word was shown, and a better one
    /// may be asked.
    boolean isDoubtful() {
        return doubtful;
    }

    private void lookForMore() {
        if (mayGrow && text.isEmpty()) {
            grown = attention.grown();
            if (grown.isPresent()) {
                throw new Left();
            }
        }
    }

    @Override
    public void paid(ModelCard card, Usage usage) {
        underWay = false;
        written = new Written(asked, card, usage);
        task.inquiry().account().enter(card, region, task.line().road(), usage);
    }

    @Override
    public boolean hasShown() {
        return !released.isEmpty();
    }

    /// The words so far of which it is settled that they may be shown.
    String released() {
        return released.toString();
    }

    /// The words so far.
    String text() {
        return text.toString();
    }

    /// The burst, where it grew before the first word.
    Optional<Burst> grown() {
        return grown;
    }

    /// Who was asked last.
    ModelCard asked() {
        return asked;
    }

    /// The request that brought the words.
    Written written() {
        return written;
    }

    /// The request is broken off.
    static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Left() {
            super("broken off", null, false, false);
        }
    }
}
