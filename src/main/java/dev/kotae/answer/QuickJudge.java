package dev.kotae.answer;

import dev.kotae.answer.writing.Judge;
import dev.kotae.answer.writing.Task;
import dev.kotae.memory.StoreFailure;
import dev.kotae.model.JudgeWriter;
import dev.kotae.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the quick model say whether sentences rest on passages. The answer stands there by then, so
/// that nothing is lost where it says nothing: no money, a failure, or an interrupt.
///
/// @param clerk asks it
record QuickJudge(Clerk clerk) implements Judge {
    private static final Logger log = LoggerFactory.getLogger(QuickJudge.class);

    /// In the books.
    private static final String ROAD = "judge";

    /// The words are shown, and the answer is not at its end before this is over.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    @Override
    public Map<Integer, Boolean> of(List<String> sentences, Task task) {
        var inquiry = task.inquiry();
        try {
            var prompt = JudgeWriter.wanted(sentences, task.looked().found().passages());
            var said = clerk.write(prompt, ROAD, PATIENCE, inquiry, task.route().terms());
            return JudgeWriter.read(said.words(), sentences.size());
        } catch (ModelFailure.Interrupted interrupted) {
            return Map.of();
        } catch (StoreFailure failure) {
            log.warn(
                    "turn={} is not judged: {}",
                    inquiry.turn().id(),
                    String.valueOf(failure.getMessage()));
            return Map.of();
        }
    }
}
