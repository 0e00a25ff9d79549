package dev.kotae.store.port;

import dev.kotae.memory.Installations;
import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.hint.Hints;
import dev.kotae.store.hint.Hints.Topic;
import dev.kotae.store.port.Seal.Sealed;
import dev.kotae.store.table.StoredJson;
import dev.kotae.store.table.Tokens;
import dev.kotae.store.table.Tokens.Stored;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Installations in the database, their tokens sealed, their times in milliseconds.
public record JdbcInstallations(Transactions transactions, Hints hints, StoredJson json, Seal seal)
        implements Installations {
    /// What a hint is about begins with this; the tenant follows.
    private static final String KIND = "installation ";

    /// The tenant whose installation a hint of a change is about.
    public static Optional<String> tenant(String about) {
        return about.startsWith(KIND)
                ? Optional.of(about.substring(KIND.length()))
                : Optional.empty();
    }

    @Override
    public Optional<Installation> find(String tenant) {
        return transactions
                .read("find installation", session -> new Tokens(session).find(tenant))
                .map(this::installation);
    }

    private Installation installation(Stored stored) {
        var tenant = stored.tenant();
        try {
            var token =
                    seal.open(tenant, new Sealed(stored.keyId(), stored.token()))
                            .orElseThrow(() ->
                                    new InvalidKeyException(
                                            "none of store.keys is the key " + stored.keyId()));
            return new Installation(
                    tenant,
                    token,
                    stored.botUser(),
                    Set.copyOf(json.texts(stored.scopes(), "installation " + tenant)),
                    Instant.ofEpochMilli(stored.at()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StoreFailure("the token of " + tenant + " cannot be decrypted", e);
        }
    }

    @Override
    public void keep(Installation installation) {
        var tenant = installation.tenant();
        var sealed = sealed(installation);
        change(
                tenant,
                session -> {
                    new Tokens(session)
                            .put(
                                    new Stored(
                                            tenant,
                                            sealed.keyId(),
                                            sealed.text(),
                                            installation.botUser(),
                                            json.of(new TreeSet<>(installation.scopes())),
                                            installation.at().toEpochMilli()));
                    return true;
                });
    }

    private Sealed sealed(Installation installation) {
        var tenant = installation.tenant();
        try {
            return seal.seal(tenant, installation.token())
                    .orElseThrow(() ->
                            new InvalidKeyException(
                                    "store.keys is empty: set a key of 32 random bytes in base64"));
        } catch (GeneralSecurityException e) {
            throw new StoreFailure("the token of " + tenant + " cannot be encrypted", e);
        }
    }

    @Override
    public void remove(String tenant) {
        change(
                tenant,
                session -> {
                    new Tokens(session).remove(tenant);
                    return true;
                });
    }

    private void change(String tenant, Work<Boolean> work) {
        transactions.write(
                "keep installation",
                JdbcInbox.PATIENCE,
                work,
                done -> hints.tell(Topic.CHANGED, KIND + tenant));
    }
}
