package dev.kotae.guard;

import dev.kotae.guard.Claims.Claim;
import java.util.function.Predicate;

/// Lets through what of an answer may be shown while it is being written. Used by one thread.
public interface Sluice {
    /// Takes more of the answer.
    ///
    /// @return what may be shown now, often nothing
    String take(String more);

    /// The answer is whole.
    ///
    /// @return what may be shown of the rest
    String end();

    /// One that holds nothing back.
    static Sluice open() {
        return new Sluice() {
            @Override
            public String take(String more) {
                return more;
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    /// One that lets a sentence through when it is whole, and only if it claims nothing or may
    /// pass.
    ///
    /// @param mayPass asked of a claim when all of it was taken, and something behind it
    static Sluice checking(Predicate<Claim> mayPass) {
        return new CheckingSluice(mayPass);
    }
}
