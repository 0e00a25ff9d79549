package dev.kotae.store;

import dev.kotae.memory.AnswersContract;
import dev.kotae.memory.AuditTrailContract;
import dev.kotae.memory.FeedbackContract;
import dev.kotae.memory.ForgettingContract;
import dev.kotae.memory.InstallationsContract;
import dev.kotae.memory.LaneContract;
import dev.kotae.memory.LedgerContract;
import dev.kotae.memory.OperatorContract;
import dev.kotae.memory.RetentionContract;
import dev.kotae.memory.StopsContract;
import dev.kotae.memory.TestedStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The contracts of the ports, held against a real PostgreSQL server.
@Tag("postgres")
final class PostgresPortsTest {
    @Nested
    final class OfAnswers extends AnswersContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfAuditTrail extends AuditTrailContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfFeedback extends FeedbackContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfForgetting extends ForgettingContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfInstallations extends InstallationsContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfLanes extends LaneContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfLedger extends LedgerContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfOperators extends OperatorContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfRetention extends RetentionContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfStops extends StopsContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }
}
