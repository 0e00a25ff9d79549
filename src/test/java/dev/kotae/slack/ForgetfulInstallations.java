package dev.kotae.slack;

import dev.kotae.memory.Installations;
import dev.kotae.memory.StoreFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Installations of which nothing new can be kept while the store fails.
final class ForgetfulInstallations implements Installations {
    private final Installations store;

    volatile boolean failing;

    ForgetfulInstallations(Installations store) {
        this.store = store;
    }

    @Override
    public Optional<Installation> find(String tenant) {
        return store.find(tenant);
    }

    @Override
    public void keep(Installation installation) {
        if (failing) {
            throw new StoreFailure("keep an installation", new IOException("the disk is full"));
        }
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
