package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Money and rates: what may still be spent, over all replicas. An amount is reserved before a
/// model is asked; [Settlement.Recorded] books the true cost in its place, in the window in which
/// it was reserved, and any end of the turn releases what was not booked. Money that an attempt
/// held which was lost with its process, its lease or the store counts as spent: it may have been
/// billed.
///
/// Every method is one atomic step and throws [StoreFailure] when the store did not take or give
/// it.
public interface Ledger {
    /// Reserves an amount against all limits or none. Again for the same turn: what it had reserved
    /// is replaced where the new amount is granted, and stays where it is refused.
    ///
    /// @param limits what must hold; a limit counts from when it was first asked about
    /// @param microUsd millionths of a US dollar; a limit on turns counts 1
    /// @param ttl after how long the amount is free again if nobody books it. A turn that is
    ///   recorded later than that is booked all the same
    Decision reserve(Turn turn, List<Limit> limits, long microUsd, Duration ttl);

    /// What is booked and reserved in the current window.
    ///
    /// @param subject the id of the channel or the person; empty for [Scope#WORKSPACE]
    /// @return in the limit's unit
    long spent(String tenant, Limit limit, String subject);

    /// The same of the one that a limit is about in a turn, but for what the turn itself has
    /// reserved.
    ///
    /// @return in the limit's unit
    long spentBesides(Turn turn, Limit limit);

    /// Which of some marks a limit has newly reached in the current window, by what is booked.
    ///
    /// @param percents the marks, in percent of [Limit#most]
    /// @return the highest, once: the next who asks gets nothing before a higher one is reached
    Optional<Integer> reached(Turn turn, Limit limit, List<Integer> percents);

    /// How much there may be of something in a window.
    ///
    /// @param most in the unit; 0 allows nothing
    record Limit(Scope scope, Window window, Unit unit, long most) {
        public Limit {
            if (most < 0) {
                throw new IllegalArgumentException("a limit of " + most);
            }
        }
    }

    /// Whom a limit is about.
    enum Scope {
        /// The whole tenant.
        WORKSPACE,
        /// One channel of it.
        CHANNEL,
        /// One person of it.
        PERSON;

        /// Whom it is about in a turn: the id of the channel or the person, or empty.
        public String subject(Turn turn) {
            var asked = turn.asked();
            Address address = asked.address();
            return switch (this) {
                case WORKSPACE -> "";
                case CHANNEL -> address.channel();
                case PERSON -> asked.payer();
            };
        }
    }

    /// A stretch of time, in UTC.
    enum Window {
        /// From second 0.
        MINUTE(ChronoUnit.MINUTES),
        /// From minute 0.
        HOUR(ChronoUnit.HOURS),
        /// From midnight.
        DAY(ChronoUnit.DAYS),
        /// From the first of the month.
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Window(ChronoUnit unit) {
            this.unit = unit;
        }

        /// When the window began in which a moment lies.
        public Instant start(Instant moment) {
            return startOf(moment).toInstant();
        }

        /// When the window ends in which a moment lies, and the next begins.
        public Instant end(Instant moment) {
            return startOf(moment).plus(1, unit).toInstant();
        }

        private ZonedDateTime startOf(Instant moment) {
            var time = moment.atZone(ZoneOffset.UTC);
            return this == MONTH
                    ? time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1)
                    : time.truncatedTo(unit);
        }
    }

    /// What is counted.
    enum Unit {
        /// Millionths of a US dollar.
        MICRO_USD,
        /// Turns.
        TURNS
    }

    /// Whether something may be spent.
    sealed interface Decision {
        /// It is reserved.
        record Granted() implements Decision {}

        /// Nothing was reserved.
        ///
        /// @param limit the one that would be passed; of several, the one that holds longest
        /// @param again when its window ends
        record Refused(Limit limit, Instant again) implements Decision {}
    }
}
