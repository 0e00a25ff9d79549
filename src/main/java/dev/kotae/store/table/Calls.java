package dev.kotae.store.table;

import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Usage;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The table of requests to models.
public record Calls(Session session) {
    /// Books requests of a turn, behind those that are booked already.
    ///
    /// @param person who asked
    /// @param now milliseconds since 1970
    public void add(Hold hold, String turn, String person, List<Call> calls, long now)
            throws SQLException {
        long number = calls.isEmpty() ? 0 : next(turn);
        for (var call : calls) {
            var usage = call.usage();
            session.update(
                    """
                    insert into model_call (turn, number, tenant, channel, person, model, name,
                        region, route, input_tokens, output_tokens, cache_read_tokens,
                        cache_write_tokens, micro_usd, priced, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    turn,
                    number++,
                    hold.tenant(),
                    hold.lane().split("/", 2)[0],
                    person,
                    call.model(),
                    call.name(),
                    call.region(),
                    call.route(),
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.cacheReadTokens(),
                    usage.cacheWriteTokens(),
                    call.cost().microUsd(),
                    call.cost().known() ? 1 : 0,
                    now);
        }
    }

    private long next(String turn) throws SQLException {
        return session.first(
                        "select coalesce(max(number) + 1, 0) from model_call where turn = ?",
                        row -> row.getLong(1),
                        turn)
                .orElse(0L);
    }

    /// The requests of a turn, in order.
    public List<Call> of(String tenant, String turn) throws SQLException {
        return session.all(
                """
                select model, coalesce(nullif(name, ''), model), region, route, input_tokens,
                    output_tokens, cache_read_tokens, cache_write_tokens, micro_usd, priced
                from model_call where turn = ? and tenant = ? order by number
                """,
                Calls::call,
                turn,
                tenant);
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Usage(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)),
                new Cost(row.getLong(9), row.getLong(10) == 1));
    }
}
