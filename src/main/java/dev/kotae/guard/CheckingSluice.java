package dev.kotae.guard;

import dev.kotae.guard.Claims.Claim;
import java.util.function.Predicate;

/// Holds every sentence back until it has been checked. Code passes when the sentence behind it
/// does.
final class CheckingSluice implements Sluice {
    private final Predicate<Claim> mayPass;
    private final StringBuilder text = new StringBuilder();

    /// What comes before has been shown or left out.
    private int done;

    CheckingSluice(Predicate<Claim> mayPass) {
        this.mayPass = mayPass;
    }

    @Override
    public String take(String more) {
        text.append(more);
        var claims = Claims.in(text.toString(), done);
        var shown = new StringBuilder();
        // The last sentence may go on.
        for (var claim : claims.subList(0, Math.max(0, claims.size() - 1))) {
            pass(claim, shown);
        }
        return shown.toString();
    }

    @Override
    public String end() {
        var shown = new StringBuilder();
        Claims.in(text.toString(), done).forEach(claim -> pass(claim, shown));
        return shown.append(text, done, text.length()).toString();
    }

    private void pass(Claim claim, StringBuilder shown) {
        if (claim.claims() && !mayPass.test(claim)) {
            shown.append(text.substring(done, claim.start()).stripTrailing());
        } else {
            shown.append(text, done, claim.end());
        }
        done = claim.end();
    }
}
