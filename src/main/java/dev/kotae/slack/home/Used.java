package dev.kotae.slack.home;

import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Usages;
import dev.kotae.memory.Usages.Usage;
import dev.kotae.slack.block.Kit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/// What was used this month, in words.
///
/// @param usages what was booked
/// @param clock says which month it is
public record Used(Usages usages, InstantSource clock) {
    /// By one person, in Slack's markup.
    ///
    /// @param zone where the month begins
    public String byPerson(String tenant, String person, ZoneId zone, Locale reader) {
        return told(usages.ofPerson(tenant, person, month(zone)), Wording.USAGE_PERSON, reader);
    }

    /// By everybody in a workspace.
    public String byAll(String tenant, ZoneId zone, Locale reader) {
        return told(usages.ofTenant(tenant, month(zone)), Wording.USAGE_WORKSPACE, reader);
    }

    private Instant month(ZoneId zone) {
        return ZonedDateTime.ofInstant(clock.instant(), zone)
                .withDayOfMonth(1)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant();
    }

    private static String told(Usage usage, Wording wording, Locale reader) {
        var told = new StringBuilder();
        told.append(
                Phrase.of(wording, String.valueOf(usage.turns()), usage.cost().in(reader))
                        .in(reader));
        for (var model : usage.models()) {
            told.append("\n• ")
                    .append(
                            Phrase.of(
                                            Wording.USAGE_MODEL,
                                            Kit.escaped(model.model()),
                                            String.valueOf(model.turns()),
                                            model.cost().in(reader))
                                    .in(reader));
        }
        return told.toString();
    }
}
