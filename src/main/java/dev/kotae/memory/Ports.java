package dev.kotae.memory;

/// All ports, on one store.
///
/// @param inbox the questions that are owed an answer
/// @param conversations what was said
/// @param answers what was answered
/// @param ledger what may still be spent
/// @param stops what was asked to stop
/// @param feedback what people think of the answers
/// @param lessons what the router may learn from
/// @param installations who installed us
/// @param sightings what came in from outside, and when
/// @param preferences what was asked for once and for all
/// @param voices who spoke where
/// @param auditTrail what became of the turns
/// @param retention how what is kept goes again
/// @param amendments what people change about what they asked
/// @param erasure forgets what was said, on somebody's wish
/// @param usages what was used
public record Ports(
        Inbox inbox,
        Conversations conversations,
        Answers answers,
        Ledger ledger,
        Stops stops,
        Feedback feedback,
        Lessons lessons,
        Installations installations,
        Sightings sightings,
        Preferences preferences,
        Voices voices,
        AuditTrail auditTrail,
        Retention retention,
        Amendments amendments,
        Erasure erasure,
        Usages usages) {}
