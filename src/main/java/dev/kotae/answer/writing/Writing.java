package dev.kotae.answer.writing;

import dev.kotae.answer.Models;
import dev.kotae.answer.Unsupported;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Wording;
import dev.kotae.model.Completion.Ending;
import dev.kotae.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a model write, shows the words as they come, and says what came of it.
public final class Writing {
    /// How long a model may take for one answer in all.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Writing.class);

    private final Models models;
    private final Unsupported policy;
    private final Judge judge;
    private final InstantSource clock;

    /// @param policy what becomes of sentences that rest on no passage
    /// @param judge asked of those of which that is not sure, where the policy says so
    /// @param clock dates what came of it
    public Writing(Models models, Unsupported policy, Judge judge, InstantSource clock) {
        this.models = models;
        this.policy = policy;
        this.judge = judge;
        this.clock = clock;
    }

    /// Blocks until the model has ended, or there is no use in going on.
    ///
    /// @param mayGrow whether a burst that has grown is worth another request
    /// @throws ModelFailure.Interrupted when the thread was interrupted, and not in order to stop
    public Round write(Task task, Attention attention, Reply reply, boolean mayGrow) {
        reply.status(Phrase.of(Wording.STATUS_ASKING, task.card().name()));
        boolean filesRead = !task.files().read().isEmpty();
        var grounds = Grounds.in(task.looked().found().passages(), filesRead, policy);
        var draft = new Draft(task, models.region(), reply, attention, mayGrow, grounds);
        try {
            var told = models.converse(task.line().cards(), task.prompt(), PATIENCE, draft);
            return ended(task, grounds, draft, told);
        } catch (Draft.Left left) {
            return left(task, grounds, draft);
        } catch (ModelFailure.Interrupted interrupted) {
            if (attention.stopped()) {
                return left(task, grounds, draft);
            }
            throw interrupted;
        } catch (ModelFailure failure) {
            return new Round.Over(failed(task, failure));
        }
    }

    private Round ended(Task task, Grounds grounds, Draft draft, Models.Told told) {
        var completion = told.completion();
        var doubt = doubt(task, draft, completion.ending());
        if (doubt.isPresent()) {
            return escalated(doubt.get(), draft);
        }
        return new Round.Over(over(task, grounds, draft, told));
    }

    /// Why a better model should answer in place of this one, if it should. What was shown stands.
    private static Optional<Doubt> doubt(Task task, Draft draft, Ending ending) {
        boolean shown = !draft.released().isBlank();
        if (ending == Ending.ESCALATED && !shown && task.prompt().mayEscalate()) {
            return Optional.of(Doubt.LEFT);
        }
        if (ending == Ending.WITHHELD) {
            return Optional.empty();
        }
        draft.end();
        if (draft.isDoubtful()) {
            return Optional.of(Doubt.SAID);
        }
        boolean cut = ending == Ending.CUT && draft.released().isBlank();
        return cut && draft.leadsUp() ? Optional.of(Doubt.CUT) : Optional.empty();
    }

    private static Round escalated(Doubt doubt, Draft draft) {
        var by = draft.asked();
        log.info("model={} escalates: {}", by.id(), doubt);
        return new Round.Escalated(doubt.of(by));
    }

    private Outcome over(Task task, Grounds grounds, Draft draft, Models.Told told) {
        var completion = told.completion();
        if (completion.ending() == Ending.WITHHELD || draft.text().isBlank()) {
            var turn = task.inquiry().turn().id();
            log.warn("turn={} model={} gave no answer: {}", turn, told.card().id(), completion);
            return task.sorry(Apologies.wordless(turn, completion.ending()), now());
        }
        var notes =
                completion.ending() == Ending.CUT
                        ? List.of(Phrase.of(Wording.NOTE_CUT))
                        : List.<Phrase>of();
        boolean whole = completion.ending() != Ending.CUT;
        judge(task, grounds, draft, whole);
        var checked = checked(grounds, draft, whole);
        return task.answered(checked, draft.written(), notes, now());
    }

    private void judge(Task task, Grounds grounds, Draft draft, boolean whole) {
        var unsure = grounds.unsure(draft.text(), whole);
        if (!unsure.isEmpty()) {
            grounds.heard(unsure, judge.of(unsure, task));
        }
    }

    private static Checked checked(Grounds grounds, Draft draft, boolean whole) {
        return grounds.checked(draft.text(), whole, draft.released());
    }

    private Round left(Task task, Grounds grounds, Draft draft) {
        if (draft.isDoubtful()) {
            return escalated(Doubt.SAID, draft);
        }
        return draft.grown()
                .<Round>map(Round.Grown::new)
                .orElseGet(() -> new Round.Over(stopped(task, grounds, draft)));
    }

    private Outcome stopped(Task task, Grounds grounds, Draft draft) {
        return draft.released().isBlank()
                ? task.sorry(Apologies.stopped(), now())
                : task.answered(
                        checked(grounds, draft, false),
                        draft.written(),
                        List.of(Phrase.of(Wording.NOTE_STOPPED)),
                        now());
    }

    /// Words that were shown are taken back: half an answer must not be taken for a whole one.
    private Outcome failed(Task task, ModelFailure failure) {
        var turn = task.inquiry().turn().id();
        log.warn("turn={} failed: {}", turn, failure.getMessage());
        return task.sorry(Apologies.failed(turn, failure, !task.files().read().isEmpty()), now());
    }

    private Instant now() {
        return clock.instant();
    }
}
