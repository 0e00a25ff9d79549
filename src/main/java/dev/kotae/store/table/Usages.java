package dev.kotae.store.table;

import dev.kotae.chat.Cost;
import dev.kotae.chat.Receipt;
import dev.kotae.memory.Usages.ByModel;
import dev.kotae.store.commit.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The table of what each answer cost.
public record Usages(Session session) {
    /// Answers by who gave them, and money by who was paid: one answer may have taken several
    /// models. Where the requests were not told apart, who answered took all of it. A turn that
    /// ended with its search was answered by none.
    private static final String BY_MODEL =
            """
            select name, sum(turns), sum(micro_usd), min(priced) from (
                select model as name, 1 as turns,
                    case when exists (select 1 from model_call where turn = usage.turn)
                        then 0 else micro_usd end as micro_usd,
                    case when exists (select 1 from model_call where turn = usage.turn)
                        then 1 else priced end as priced
                from usage where tenant = ? %1$s and at >= ? and model <> ''
                union all
                select coalesce(nullif(name, ''), model), 0, micro_usd, priced
                from model_call where tenant = ? %1$s and at >= ?
            ) as used group by name order by 3 desc, 2 desc, 1
            """;

    /// Books what a turn cost with the requests that it took, besides what of it is booked already.
    ///
    /// @param now milliseconds since 1970
    public void add(Hold hold, String turn, String person, Receipt receipt, long now)
            throws SQLException {
        var usage = receipt.usage();
        session.update(
                """
                insert into usage (turn, tenant, lane, person, model, input_tokens, output_tokens,
                                   cache_read_tokens, cache_write_tokens, micro_usd, priced, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (turn) do update set
                    model = coalesce(nullif(excluded.model, ''), usage.model),
                    input_tokens = usage.input_tokens + excluded.input_tokens,
                    output_tokens = usage.output_tokens + excluded.output_tokens,
                    cache_read_tokens = usage.cache_read_tokens + excluded.cache_read_tokens,
                    cache_write_tokens = usage.cache_write_tokens + excluded.cache_write_tokens,
                    micro_usd = usage.micro_usd + excluded.micro_usd,
                    priced = usage.priced * excluded.priced,
                    at = excluded.at
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
        new Calls(session).add(hold, turn, person, receipt.calls(), now);
    }

    /// The turn of the latest answer to one person in a channel, whichever conversation of it. An
    /// apology may have cost something, too, and is none.
    public Optional<String> latest(String tenant, String person, String channel)
            throws SQLException {
        return session.first(
                "select usage.turn from usage join turn on turn.id = usage.turn"
                        + " where usage.tenant = ? and usage.person = ?"
                        + " and (usage.lane = ? or usage.lane like ?) and turn.answer <> ''"
                        + " order by usage.at desc limit 1",
                row -> row.getString(1),
                tenant,
                person,
                channel,
                channel + "/%");
    }

    /// What one person has used, by model, the dearest first.
    ///
    /// @param since milliseconds since 1970
    public List<ByModel> ofPerson(String tenant, String person, long since) throws SQLException {
        return session.all(
                BY_MODEL.formatted("and person = ?"),
                Usages::byModel,
                tenant,
                person,
                since,
                tenant,
                person,
                since);
    }

    /// What a tenant has used, by model, the dearest first.
    ///
    /// @param since milliseconds since 1970
    public List<ByModel> ofTenant(String tenant, long since) throws SQLException {
        return session.all(BY_MODEL.formatted(""), Usages::byModel, tenant, since, tenant, since);
    }

    private static ByModel byModel(ResultSet row) throws SQLException {
        return new ByModel(
                row.getString(1), row.getLong(2), new Cost(row.getLong(3), row.getLong(4) == 1));
    }
}
