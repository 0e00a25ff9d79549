package dev.kotae.store.table;

import dev.kotae.chat.Receipt;
import dev.kotae.store.commit.Session;
import java.sql.SQLException;

/// The table of what each answer cost.
public record Usages(Session session) {
    /// Books an answer, once.
    ///
    /// @param now milliseconds since 1970
    public void add(Hold hold, String turn, String person, Receipt receipt, long now)
            throws SQLException {
        var usage = receipt.usage();
        session.update(
                """
                insert into usage (turn, tenant, lane, person, model, input_tokens, output_tokens,
                                   cache_read_tokens, cache_write_tokens, micro_usd, priced, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                turn,
                hold.tenant(),
                hold.lane(),
                person,
                receipt.model(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cacheReadTokens(),
                usage.cacheWriteTokens(),
                receipt.cost().microUsd(),
                receipt.cost().known() ? 1 : 0,
                now);
    }
}
