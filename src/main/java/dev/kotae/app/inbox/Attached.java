package dev.kotae.app.inbox;

import dev.kotae.app.house.House;
import dev.kotae.app.settings.Settings;
import dev.kotae.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The store that the settings name, used beside the server that may have it open.
final class Attached {
    private Attached() {}

    /// @throws dev.kotae.store.StoreUnusable when there is none, or it is not one that this program
    ///   knows
    static Store to(Settings settings) {
        return Store.attach(
                House.storeSettings(settings), InstantSource.system(), new SecureRandom());
    }
}
