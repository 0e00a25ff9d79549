package dev.kotae.answer.tenure;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;

/// A reply that shows only what may be shown: each time, the tenure is asked first.
public final class HeldReply implements Reply {
    private final Reply reply;
    private final Tenure tenure;
    private final Runnable firstWord;
    private boolean begun;

    /// @param firstWord runs when the first word of an answer is handed on
    public HeldReply(Reply reply, Tenure tenure, Runnable firstWord) {
        this.reply = reply;
        this.tenure = tenure;
        this.firstWord = firstWord;
    }

    @Override
    public void status(Phrase doing) {
        tenure.check();
        reply.status(doing);
    }

    @Override
    public void append(String text) {
        tenure.check();
        begin();
        reply.append(text);
    }

    @Override
    public void finish(Answer answer) {
        tenure.check();
        begin();
        reply.finish(answer);
    }

    @Override
    public void fail(Phrase apology) {
        tenure.check();
        reply.fail(apology);
    }

    @Override
    public void retract() {
        tenure.check();
        reply.retract();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            firstWord.run();
        }
    }

    /// Waits for what is on its way, also where the thread was interrupted: the interrupt is for
    /// afterwards.
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        reply.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
