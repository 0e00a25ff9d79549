package dev.kotae.answer.writing;

import dev.kotae.chat.Audience;
import dev.kotae.chat.InTurn;
import dev.kotae.chat.Overheard;
import dev.kotae.model.ModelFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What is around a question. The platform is asked for it while passages are looked for and the
/// conversation is recalled; who needs it waits for it.
public final class Surroundings {
    private final FutureTask<String> placeName;
    private final FutureTask<Overheard> overheard;
    private final FutureTask<Audience> audience;

    private Surroundings(
            Callable<String> placeName,
            Callable<Overheard> overheard,
            Callable<Audience> audience) {
        this.placeName = new FutureTask<>(InTurn.too(placeName));
        this.overheard = new FutureTask<>(InTurn.too(overheard));
        this.audience = new FutureTask<>(InTurn.too(audience));
    }

    /// What is known already.
    public static Surroundings of(String placeName, Overheard overheard, Audience audience) {
        var known = new Surroundings(() -> placeName, () -> overheard, () -> audience);
        known.placeName.run();
        known.overheard.run();
        known.audience.run();
        return known;
    }

    /// Begins to ask, all at once. Returns at once.
    public static Surroundings asking(
            Supplier<String> placeName,
            Supplier<Overheard> overheard,
            Supplier<Audience> audience) {
        var asked = new Surroundings(placeName::get, overheard::get, audience::get);
        Thread.ofVirtual().name("place-name").start(asked.placeName);
        Thread.ofVirtual().name("overheard").start(asked.overheard);
        Thread.ofVirtual().name("audience").start(asked.audience);
        return asked;
    }

    /// Whether nobody has to wait any more.
    public boolean areKnown() {
        return placeName.isDone() && overheard.isDone();
    }

    /// What people call the place where it was asked, or empty. Blocks.
    ///
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    public String placeName() {
        return known(placeName);
    }

    /// What others said in the thread before. Blocks.
    ///
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    public Overheard overheard() {
        return known(overheard);
    }

    /// Who will see the answer. Blocks.
    ///
    /// @throws ModelFailure.Interrupted when the thread was interrupted
    public Audience audience() {
        return known(audience);
    }

    private static <T> T known(FutureTask<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException interrupt) {
            // The look goes on, which takes seconds at most: what it finds is kept, and the turn
            // that comes in place of this one wants to know the same.
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted while the platform was asked");
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the platform was not asked", fault);
        }
    }
}
