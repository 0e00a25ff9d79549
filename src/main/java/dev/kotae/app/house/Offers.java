package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Required;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockOffers;
import dev.kotae.model.Offer;

import java.util.List;

/// Asks what the account of the settings may use.
public final class Offers {
    private Offers() {}

    /// All models that can answer. Blocks, for less than a minute.
    ///
    /// @throws dev.kotae.model.ModelFailure when the service does not say
    public static List<Offer> of(Settings settings) throws SettingsProblem {
        Required.of(settings, List.of(Key.BEDROCK_REGION));
        try (var clients = new BedrockClients(House.bedrock(settings))) {
            return new BedrockOffers(clients).all();
        }
    }
}
