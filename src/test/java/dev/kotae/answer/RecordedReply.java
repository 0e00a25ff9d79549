package dev.kotae.answer;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A reply that keeps what a reader would have seen.
final class RecordedReply implements Reply {
    final List<Wording> statuses = new CopyOnWriteArrayList<>();
    private final StringBuilder streamed = new StringBuilder();
    final List<Answer> finished = new CopyOnWriteArrayList<>();
    final List<Phrase> apologies = new CopyOnWriteArrayList<>();
    int retractions;
    private final List<RuntimeException> refusals = new ArrayList<>();

    /// The next finish or apology fails like this.
    synchronized RecordedReply refusing(RuntimeException refusal) {
        refusals.add(refusal);
        return this;
    }

    @Override
    public void status(Phrase doing) {
        statuses.add(doing.wording());
    }

    @Override
    public synchronized void append(String text) {
        streamed.append(text);
    }

    @Override
    public synchronized void finish(Answer answer) {
        refuse();
        finished.add(answer);
    }

    @Override
    public synchronized void fail(Phrase apology) {
        refuse();
        apologies.add(apology);
    }

    @Override
    public synchronized void retract() {
        refuse();
        retractions++;
    }

    @Override
    public void close() {
        // What was recorded is looked at afterwards.
    }

    synchronized String streamed() {
        return streamed.toString();
    }

    private void refuse() {
        if (!refusals.isEmpty()) {
            throw refusals.removeFirst();
        }
    }
}
