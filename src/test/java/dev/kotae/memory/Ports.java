package dev.kotae.memory;

/// All ports, of one store.
public interface Ports {
    Inbox inbox();

    Conversations conversations();

    Answers answers();

    Ledger ledger();

    Stops stops();

    Feedback feedback();

    Installations installations();

    Sightings sightings();

    Preferences preferences();

    Voices voices();

    AuditTrail auditTrail();

    Retention retention();

    Amendments amendments();

    Erasure erasure();

    Usages usages();
}
