package dev.kotae.bench;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints how well several sets were judged:
/// `{"sets":[{"name","n","balanced_accuracy","auroc","f1"}]}`, or a line for each.
final class Report implements AutoCloseable {
    private final boolean json;
    private final ObjectNode whole = new JsonMapper().createObjectNode();

    Report(boolean json) {
        this.json = json;
        whole.putArray("sets");
        if (!json) {
            System.out.println(
                    "set                  n  balanced accuracy  AUROC  F1 of the false  unsure"
                            + "  USD per 1,000 claims to ask");
        }
    }

    /// Without anybody who could be asked.
    void add(String name, Discernment found) {
        add(name, found, Double.NaN, Double.NaN);
    }

    /// @param unsure the share of them that somebody else is asked about
    /// @param usd what that costs for a thousand of them all
    void add(String name, Discernment found, double unsure, double usd) {
        var set = whole.withArray("sets").addObject();
        if (!Double.isNaN(unsure)) {
            set.put("unsure", unsure).put("usd_per_1000", usd);
        }
        set.put("name", name)
                .put("n", found.n())
                .put("balanced_accuracy", found.balancedAccuracy())
                .put("auroc", found.auroc())
                .put("f1", found.f1());
        if (!json) {
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "%-15s %6d              %.3f   %.3f            %.3f   %5.3f  %.4f",
                            name,
                            found.n(),
                            found.balancedAccuracy(),
                            found.auroc(),
                            found.f1(),
                            unsure,
                            usd));
        }
    }

    /// How long an answer of 300 words beside 8 passages takes.
    void time(double millis) {
        whole.put("answer_ms", millis);
        if (!json) {
            System.out.println(
                    String.format(Locale.ROOT, "300 words beside 8 passages: %.2f ms", millis));
        }
    }

    @Override
    public void close() {
        if (json) {
            System.out.println(whole);
        }
    }
}
