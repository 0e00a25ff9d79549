package dev.kotae.memory;

import dev.kotae.doctor.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The workspaces and organisations that installed Kotae, with their tokens, which are encrypted
/// where they rest.
public interface Installations {
    /// The installation by which a tenant is served: that of the organisation that it belongs to,
    /// else its own.
    ///
    /// @throws StoreFailure when the store did not give it, or none of the keys opens its token
    Optional<Installation> find(String tenant);

    /// Keeps an installation in place of an earlier one of the same tenant, and gives back the
    /// right to renew it.
    ///
    /// @throws StoreFailure when the store did not take it, or has no key to encrypt the token with
    void keep(Installation installation);

    /// Forgets a tenant's installation, and its token with it; also which organisation it belongs
    /// to and, of an organisation, which workspaces do.
    ///
    /// @throws StoreFailure when the store did not take it
    void remove(String tenant);

    /// A workspace is served by its organisation's installation from now on.
    ///
    /// @throws StoreFailure when the store did not take it
    void join(String tenant, String organisation);

    /// Takes the right to renew a tenant's token, which nobody else has until the installation is
    /// kept anew or the lease ends: a token that renews another can be used once.
    ///
    /// @param tenant whose own installation is to be renewed
    /// @return the installation as it stands now, no copy; empty when somebody else has the right
    ///   or there is no installation
    /// @throws StoreFailure when the store did not take it
    Optional<Installation> reserve(String tenant, Duration lease);

    /// All that have an installation of their own, in no order.
    ///
    /// @throws StoreFailure when the store did not give it
    List<String> tenants();

    /// What a workspace has granted.
    ///
    /// @param tenant platform and workspace or organisation
    /// @param token what Kotae calls the platform with
    /// @param botUser the platform's id of Kotae in that workspace
    /// @param scopes the rights that the token bears
    /// @param at when it was granted
    /// @param term how long the token is good
    record Installation(
            String tenant,
            Secret token,
            String botUser,
            Set<String> scopes,
            Instant at,
            Term term) {
        public Installation {
            scopes = Set.copyOf(scopes);
        }

        /// One whose token does not expire.
        public Installation(
                String tenant, Secret token, String botUser, Set<String> scopes, Instant at) {
            this(tenant, token, botUser, scopes, at, new Term.Lasting());
        }
    }

    /// How long a token is good.
    sealed interface Term {
        /// Until it is revoked.
        record Lasting() implements Term {}

        /// Until a moment.
        ///
        /// @param refresh buys the next token, once
        record Until(Instant moment, Secret refresh) implements Term {}
    }
}
