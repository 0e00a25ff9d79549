package dev.kotae.store.port;

import dev.kotae.doctor.Secret;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Installations in the database, their tokens sealed, their times in milliseconds.
public record JdbcInstallations(
        Transactions transactions, Hints hints, StoredJson json, Seal seal, InstantSource clock)
        implements Installations {
    private static final Logger log = LoggerFactory.getLogger(JdbcInstallations.class);

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
                .read(
                        "find installation",
                        session -> {
                            var tokens = new Tokens(session);
                            var shared = tokens.ofOrganisation(tenant);
                            return shared.isPresent() ? shared : tokens.find(tenant);
                        })
                .map(this::installation);
    }

    private Installation installation(Stored stored) {
        var tenant = stored.tenant();
        try {
            return new Installation(
                    tenant,
                    opened(tenant, stored.keyId(), stored.token()),
                    stored.botUser(),
                    Set.copyOf(json.texts(stored.scopes(), "installation " + tenant)),
                    Instant.ofEpochMilli(stored.at()),
                    term(stored));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StoreFailure("the token of " + tenant + " cannot be decrypted", e);
        }
    }

    private Term term(Stored stored) throws GeneralSecurityException {
        return stored.refresh().isEmpty()
                ? new Term.Lasting()
                : new Term.Until(
                        Instant.ofEpochMilli(stored.expiresAt()),
                        opened(stored.tenant(), stored.keyId(), stored.refresh()));
    }

    private Secret opened(String tenant, String key, String text) throws GeneralSecurityException {
        return seal.open(tenant, new Sealed(key, text))
                .orElseThrow(() -> new InvalidKeyException("none of store.key is the key " + key));
    }

    @Override
    public void keep(Installation installation) {
        var stored = stored(installation);
        change(session -> {
            new Tokens(session).put(stored);
            return new Tokens(session).concerned(installation.tenant());
        });
    }

    private Stored stored(Installation installation) {
        var tenant = installation.tenant();
        var token = sealed(tenant, installation.token());
        return switch (installation.term()) {
            case Term.Lasting() -> stored(installation, token, "", 0);
            case Term.Until(var moment, var refresh) ->
                    stored(
                            installation,
                            token,
                            sealed(tenant, refresh).text(),
                            moment.toEpochMilli());
        };
    }

    private Stored stored(Installation installation, Sealed token, String refresh, long expiresAt) {
        return new Stored(
                installation.tenant(),
                token.keyId(),
                token.text(),
                refresh,
                installation.botUser(),
                json.of(new TreeSet<>(installation.scopes())),
                installation.at().toEpochMilli(),
                expiresAt);
    }

    private Sealed sealed(String tenant, Secret token) {
        try {
            return seal.seal(tenant, token)
                    .orElseThrow(() ->
                            new InvalidKeyException(
                                    "store.key is empty: set a key of 32 random bytes in base64"));
        } catch (GeneralSecurityException e) {
            throw new StoreFailure("the token of " + tenant + " cannot be encrypted", e);
        }
    }

    @Override
    public void remove(String tenant) {
        change(session -> {
            var concerned = new Tokens(session).concerned(tenant);
            new Tokens(session).remove(tenant);
            return concerned;
        });
    }

    @Override
    public void join(String tenant, String organisation) {
        change(session -> {
            new Tokens(session).join(tenant, organisation);
            return List.of(tenant);
        });
    }

    @Override
    public Optional<Installation> reserve(String tenant, Duration lease) {
        long now = clock.millis();
        return transactions
                .write(
                        "reserve installation",
                        JdbcInbox.PATIENCE,
                        session -> {
                            var tokens = new Tokens(session);
                            return tokens.reserve(tenant, now, now + lease.toMillis())
                                    ? tokens.find(tenant)
                                    : Optional.<Stored>empty();
                        },
                        done -> {})
                .map(this::installation);
    }

    /// Seals with the first key what another one has sealed, so that the others can go. What none
    /// of them opens stays as it is.
    public void sealAnew() {
        try {
            seal.first()
                    .ifPresent(key ->
                            transactions.write(
                                    "seal tokens anew",
                                    JdbcInbox.PATIENCE,
                                    session -> resealed(new Tokens(session), key),
                                    done -> {}));
        } catch (StoreFailure failure) {
            log.warn("installations=not_sealed_anew", failure);
        }
    }

    private int resealed(Tokens tokens, String key) throws SQLException {
        int done = 0;
        for (var old : tokens.sealedOtherwise(key)) {
            var tenant = old.tenant();
            try {
                var token = sealed(tenant, opened(tenant, old.keyId(), old.token()));
                var refresh =
                        old.refresh().isEmpty()
                                ? ""
                                : sealed(tenant, opened(tenant, old.keyId(), old.refresh())).text();
                tokens.reseal(old, token.keyId(), token.text(), refresh);
                done++;
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                log.warn("installation={} not_sealed_anew why=\"{}\"", tenant, e.getMessage());
            }
        }
        return done;
    }

    /// How many are sealed with another key than the first.
    public int sealedOtherwise() {
        return seal.first()
                .map(key ->
                        transactions.read(
                                "find old seals",
                                session -> new Tokens(session).sealedOtherwise(key).size()))
                .orElse(0);
    }

    @Override
    public List<String> tenants() {
        return transactions.read("find installations", session -> new Tokens(session).tenants());
    }

    private void change(Work<List<String>> work) {
        transactions.write(
                "keep installation",
                JdbcInbox.PATIENCE,
                work,
                concerned -> concerned.forEach(tenant -> hints.tell(Topic.CHANGED, KIND + tenant)));
    }
}
