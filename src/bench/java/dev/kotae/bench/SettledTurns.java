package dev.kotae.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Turns that ended long before, as a store has them that has served a company for years: with
/// their names, exchanges, costs and audit rows.
final class SettledTurns {
    private static final String NUMBERS =
            " with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)";

    /// Each in turn: the rows of a thousand lanes, then those of every turn.
    private static final List<String> ROWS =
            List.of(
                    """
                    insert into turn (id, tenant, lane, state, begun, said_at, due, accepted_at,
                                      attempt, asked, answer, apology, reason, post, ended_at)
                    """
                            + NUMBERS
                            + """
                             select 'settled' || i, 'slack/T1', 'C9/' || (i % 20000), 'done', 1, i, i, i, 1,
                             '{"text":"%2$s"}', '{"text":"%2$s"}', '', '', 'post/C9/' || i, 1700000000000 + i from n
                            """,
                    "insert into delivery (tenant, identity, turn, at)"
                            + NUMBERS
                            + " select 'slack/T1', 'event:Old' || i, 'settled' || i, 1700000000000 + i from n",
                    "insert into exchange (tenant, lane, number, body, at)"
                            + NUMBERS
                            + " select 'slack/T1', 'C9/' || (i %% 20000), i, '{\"question\":\"%2$s\"}',"
                            + " 1700000000000 + i from n",
                    """
                    insert into usage (turn, tenant, lane, person, model, input_tokens, output_tokens,
                                       cache_read_tokens, cache_write_tokens, micro_usd, priced, at)
                    """
                            + NUMBERS
                            + " select 'settled' || i, 'slack/T1', 'C9', 'U1', 'm', 900, 200, 0, 0, 1900, 1,"
                            + " 1700000000000 + i from n",
                    """
                    insert into audit (at, tenant, turn, lane, person, event, detail, model, micro_usd, sources)
                    """
                            + NUMBERS
                            + " select 1700000000000 + i, 'slack/T1', 'settled' || i, 'C9', 'U1', 'done', '', 'm',"
                            + " 1900, '[]' from n",
                    "insert into lane (tenant, lane, fence, version, rested_at)"
                            + " with recursive n (i) as (select 0 union all select i + 1 from n where i < 19999)"
                            + " select 'slack/T1', 'C9/' || i, 1, 50, 1700000000000 + i from n");

    private SettledTurns() {}

    /// Adds them to a store that nobody has open.
    static void fill(String url, int turns) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var rows : ROWS) {
                statement.execute(
                        rows.contains("%d")
                                ? rows.replace("%d", String.valueOf(turns))
                                        .replace("%2$s", "x".repeat(300))
                                        .replace("%%", "%")
                                : rows);
            }
            connection.commit();
            if (url.startsWith("jdbc:postgresql:")) {
                tidy(connection, statement);
            }
        }
    }

    /// What PostgreSQL does by itself in a store that grew over years, and would else begin while
    /// it is measured.
    private static void tidy(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(true);
        statement.execute("vacuum analyze");
        statement.execute("checkpoint");
    }
}
