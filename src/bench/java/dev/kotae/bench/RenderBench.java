package dev.kotae.bench;

import dev.kotae.slack.look.Look;

/// From the model's Markdown to Slack's blocks as JSON: 10,000 characters each time, English and
/// Japanese, with lists, code, a table, links, and emphasis that has to be drawn.
///
/// `--rounds N` (3,000, measured after as many of warm-up).
final class RenderBench {
    private static final int CHARACTERS = 10_000;
    private static final double MOST = 2;

    private static final String ENGLISH =
            """
            ## Paid leave

            You have **20 days** of paid leave a year [1], and up to *five* of them may be taken as half days. \
            Ask your manager in [the portal](https://portal.example.com/leave) two weeks ahead; see `leave.md`.

            - Leave that is not taken **lapses** after two years [2]
            - `HR` answers at <https://hr.example.com/help>

            | Years | Days |
            |------:|-----:|
            | 1     | 10   |
            | 6     | 20   |

            ```java
            int days = years >= 6 ? 20 : 10 + years;
            ```

            """;

    private static final String JAPANESE =
            """
            ## 有給休暇

            有給休暇は年に**20日**です[1]。**「半日単位」**での取得は年5日までとし、**申請期限：**原則として2週間前までに\
            [申請システム](https://portal.example.com/leave)から申請してください。

            1. **申請する：**上長の承認を受けます
            2. 取得しなかった日数は2年で消滅します[2]

            > 繁忙期（3月〜4月）は時季を変更していただくことがあります。

            """;

    private RenderBench() {}

    static void run(String[] args) {
        int rounds = Option.number(args, "--rounds", 3_000);
        try (var table = new Table("render", args, "n", "p50 ms", "p99 ms", "max ms", "bar ms")) {
            measure(table, "English", ENGLISH, rounds);
            measure(table, "Japanese", JAPANESE, rounds);
        }
    }

    private static void measure(Table table, String name, String text, int rounds) {
        var answer = text.repeat(CHARACTERS / text.length() + 1).substring(0, CHARACTERS);
        time(answer, rounds);
        var took = new Percentiles(time(answer, rounds));
        table.row(name, took.count(), took.millis(0.5), took.millis(0.99), took.millis(1), MOST);
    }

    private static long[] time(String answer, int rounds) {
        var nanos = new long[rounds];
        long characters = 0;
        for (int i = 0; i < rounds; i++) {
            long from = System.nanoTime();
            for (var look : Look.of(answer, 11_000)) {
                characters += look.blocks().toString().length();
            }
            nanos[i] = System.nanoTime() - from;
        }
        if (characters < (long) rounds * CHARACTERS) {
            throw new IllegalStateException("less was drawn than written");
        }
        return nanos;
    }
}
