package dev.kotae.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The figures of a benchmark: for people line by line as they come, for scripts (`--json`) as one
/// object at the end, `{"bench":…,"rows":[{"name":…,"p50_ms":…}]}`.
final class Table implements AutoCloseable {
    private static final int NAME = 44;

    private final boolean json;
    private final List<String> columns;
    private final ObjectNode whole = new JsonMapper().createObjectNode();

    /// @param columns each with its unit, such as `p50 ms`; in JSON the blanks become `_`
    Table(String bench, String[] args, String... columns) {
        this.json = Arrays.asList(args).contains("--json");
        this.columns = List.of(columns);
        whole.put("bench", bench).putArray("rows");
        if (!json) {
            var head = new StringBuilder(("%-" + NAME + "s").formatted(bench));
            this.columns.forEach(column -> head.append("%12s".formatted(column)));
            System.out.println(head);
        }
    }

    /// A line of figures, in the order of the columns; `NaN` where there is none.
    void row(String name, double... figures) {
        var row = whole.withArray("rows").addObject().put("name", name);
        var line = new StringBuilder(("%-" + NAME + "s").formatted(name));
        for (int i = 0; i < figures.length; i++) {
            boolean none = Double.isNaN(figures[i]);
            line.append("%12s".formatted(none ? "" : rounded(figures[i])));
            if (!none) {
                row.put(columns.get(i).replace(' ', '_'), figures[i]);
            }
        }
        if (!json) {
            System.out.println(line.toString().stripTrailing());
        }
    }

    private static String rounded(double figure) {
        return String.format(
                Locale.ROOT,
                figure >= 1_000 || figure == Math.rint(figure) ? "%,.0f" : "%.2f",
                figure);
    }

    /// What a reader has to know besides.
    void note(String words) {
        whole.withArray("notes").add(words);
        if (!json) {
            System.out.println(words);
        }
    }

    @Override
    public void close() {
        if (json) {
            System.out.println(whole);
        }
    }
}
