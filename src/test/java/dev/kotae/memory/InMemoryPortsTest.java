package dev.kotae.memory;

import dev.kotae.memory.contract.AmendmentsContract;
import dev.kotae.memory.contract.AnswersContract;
import dev.kotae.memory.contract.AuditTrailContract;
import dev.kotae.memory.contract.ConversationsContract;
import dev.kotae.memory.contract.ErasureContract;
import dev.kotae.memory.contract.FeedbackContract;
import dev.kotae.memory.contract.ForgettingContract;
import dev.kotae.memory.contract.InboxContract;
import dev.kotae.memory.contract.InstallationsContract;
import dev.kotae.memory.contract.LaneContract;
import dev.kotae.memory.contract.LedgerContract;
import dev.kotae.memory.contract.LessonsContract;
import dev.kotae.memory.contract.Opening;
import dev.kotae.memory.contract.OperatorContract;
import dev.kotae.memory.contract.PreferencesContract;
import dev.kotae.memory.contract.RetentionContract;
import dev.kotae.memory.contract.StopsContract;
import dev.kotae.memory.contract.VoicesContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The contracts of the ports, held against what keeps nothing on a disk.
final class InMemoryPortsTest {
    @RegisterExtension private final Opening opening = new Opening(InMemoryStore::new);

    @Nested
    final class OfAmendments extends AmendmentsContract {}

    @Nested
    final class OfAnswers extends AnswersContract {}

    @Nested
    final class OfAuditTrail extends AuditTrailContract {}

    @Nested
    final class OfConversations extends ConversationsContract {}

    @Nested
    final class OfErasure extends ErasureContract {}

    @Nested
    final class OfFeedback extends FeedbackContract {}

    @Nested
    final class OfForgetting extends ForgettingContract {}

    @Nested
    final class OfInbox extends InboxContract {}

    @Nested
    final class OfInstallations extends InstallationsContract {}

    @Nested
    final class OfLanes extends LaneContract {}

    @Nested
    final class OfLedger extends LedgerContract {}

    @Nested
    final class OfLessons extends LessonsContract {}

    @Nested
    final class OfOperators extends OperatorContract {}

    @Nested
    final class OfPreferences extends PreferencesContract {}

    @Nested
    final class OfRetention extends RetentionContract {}

    @Nested
    final class OfStops extends StopsContract {}

    @Nested
    final class OfVoices extends VoicesContract {}
}
