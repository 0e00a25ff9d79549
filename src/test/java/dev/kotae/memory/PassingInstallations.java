package dev.kotae.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Installations that pass everything on, for those that do one thing in their own way.
public class PassingInstallations implements Installations {
    private final Installations store;

    /// In front of these.
    protected PassingInstallations(Installations store) {
        this.store = store;
    }

    @Override
    public Optional<Installation> find(String tenant) {
        return store.find(tenant);
    }

    @Override
    public void keep(Installation installation) {
        store.keep(installation);
    }

    @Override
    public void remove(String tenant) {
        store.remove(tenant);
    }

    @Override
    public void join(String tenant, String organisation) {
        store.join(tenant, organisation);
    }

    @Override
    public Optional<Installation> reserve(String tenant, Duration lease) {
        return store.reserve(tenant, lease);
    }

    @Override
    public List<String> tenants() {
        return store.tenants();
    }
}
