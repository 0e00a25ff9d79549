package dev.kotae.store;

import dev.kotae.memory.TestedStore;
import dev.kotae.memory.contract.AmendmentsContract;
import dev.kotae.memory.contract.AnswersContract;
import dev.kotae.memory.contract.AuditTrailContract;
import dev.kotae.memory.contract.ErasureContract;
import dev.kotae.memory.contract.FeedbackContract;
import dev.kotae.memory.contract.ForgettingContract;
import dev.kotae.memory.contract.InstallationsContract;
import dev.kotae.memory.contract.LaneContract;
import dev.kotae.memory.contract.LedgerContract;
import dev.kotae.memory.contract.LessonsContract;
import dev.kotae.memory.contract.OperatorContract;
import dev.kotae.memory.contract.PreferencesContract;
import dev.kotae.memory.contract.RetentionContract;
import dev.kotae.memory.contract.StopsContract;
import dev.kotae.memory.contract.VoicesContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The contracts of the ports, held against a real PostgreSQL server.
@Tag("postgres")
final class PostgresPortsTest {
    @Nested
    final class OfAmendments extends AmendmentsContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

    @Nested
    final class OfErasure extends ErasureContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }

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
    final class OfLessons extends LessonsContract {
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
    final class OfPreferences extends PreferencesContract {
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

    @Nested
    final class OfVoices extends VoicesContract {
        @Override
        protected TestedStore open(boolean forgetful) {
            return Reopened.onServer(clock, forgetful);
        }
    }
}
