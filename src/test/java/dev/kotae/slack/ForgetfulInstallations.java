package dev.kotae.slack;

import dev.kotae.memory.Installations;
import dev.kotae.memory.PassingInstallations;
import dev.kotae.memory.StoreFailure;
import java.io.IOException;

/// Installations of which nothing new can be kept while the store fails.
final class ForgetfulInstallations extends PassingInstallations {
    volatile boolean failing;

    ForgetfulInstallations(Installations store) {
        super(store);
    }

    @Override
    public void keep(Installation installation) {
        if (failing) {
            throw new StoreFailure("keep an installation", new IOException("the disk is full"));
        }
        super.keep(installation);
    }
}
