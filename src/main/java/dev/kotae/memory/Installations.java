package dev.kotae.memory;

import dev.kotae.doctor.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The workspaces that installed Kotae, with their tokens, which are encrypted where they rest.
public interface Installations {
    /// The installation of a tenant.
    ///
    /// @throws StoreFailure when the store did not give it, or none of the keys opens its token
    Optional<Installation> find(String tenant);

    /// Keeps an installation in place of an earlier one of the same tenant.
    ///
    /// @throws StoreFailure when the store did not take it, or has no key to encrypt the token with
    void keep(Installation installation);

    /// Forgets a tenant's installation, and its token with it.
    ///
    /// @throws StoreFailure when the store did not take it
    void remove(String tenant);

    /// What a workspace has granted.
    ///
    /// @param tenant platform and workspace
    /// @param token what Kotae calls the platform with
    /// @param botUser the platform's id of Kotae in that workspace
    /// @param scopes the rights that the token bears
    /// @param at when it was granted
    record Installation(
            String tenant, Secret token, String botUser, Set<String> scopes, Instant at) {
        public Installation {
            scopes = Set.copyOf(scopes);
        }
    }
}
