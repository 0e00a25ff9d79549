package dev.kotae.memory;

/// All ports, of one store.
public interface Ports {
    Inbox inbox();

    Conversations conversations();

    Answers answers();

    Ledger ledger();

    Stops stops();

    Feedback feedback();

    Lessons lessons();

    Installations installations();

    Preferences preferences();

    Voices voices();

    Sightings sightings();

    AuditTrail auditTrail();

    Retention retention();

    Amendments amendments();

    Erasure erasure();

    Usages usages();
}
