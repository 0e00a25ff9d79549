package dev.kotae.app.command;

import dev.kotae.app.house.Offers;
import dev.kotae.app.house.StandIns;
import dev.kotae.app.settings.Installation;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.local.WireTap;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Offer;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./kotae models`: what this account and region can use, what is known of it, and the settings
/// for it. Without settings the stand-in answers.
@Command(name = "models", resourceBundle = Words.BUNDLE)
public final class ModelsCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin private SettingsFile file = new SettingsFile();

    @Override
    public Integer call() throws Exception {
        var settings = file.read();
        if (file.chosen().isPresent() || !Installation.signs().isEmpty()) {
            return print(settings);
        }
        try (var standIns = StandIns.withoutDocuments(WireTap.NONE)) {
            System.err.println(Words.say("models.because"));
            standIns.serve(Map.of());
            return print(standIns.settings(settings));
        }
    }

    private static int print(Settings settings) throws SettingsProblem {
        List<Offer> offers;
        try {
            offers = Offers.of(settings);
        } catch (ModelFailure failure) {
            System.err.println(Words.say("models.silent", String.valueOf(failure.getMessage())));
            return FAILED;
        }
        offers.forEach(ModelsCommand::print);
        System.out.println();
        System.out.println("# " + Words.say("models.settings"));
        System.out.println("bedrock:");
        System.out.println("  models:");
        var proposal = new Proposal(offers, settings.text(Key.BEDROCK_REGION));
        for (var tier : Tier.values()) {
            System.out.println(
                    "    " + (tier.word() + ":         ").substring(0, 10) + of(tier, proposal));
        }
        System.out.println("models:");
        proposal.words().forEach((word, id) -> System.out.println("  " + word + ": " + id));
        return 0;
    }

    private static String of(Tier tier, Proposal proposal) {
        return proposal.of(tier).orElseGet(() -> "# " + Words.say("models.none"));
    }

    private static void print(Offer offer) {
        var card = Catalogue.card(offer.id());
        System.out.println(
                "%-12s %-26s %-52s %s"
                        .formatted(offer.provider(), offer.name(), offer.id(), known(card)));
    }

    private static String known(ModelCard card) {
        if (!card.price().known()) {
            return Words.say("models.unknown");
        }
        var price =
                switch (card.price()) {
                    case Price.PerToken per -> dollars(per);
                    case Price.PerRequest(var usd) -> plain(usd);
                    case Price.ByLength(var tokens, var upTo, var beyond) ->
                            Words.say(
                                    "models.longer",
                                    dollars(upTo),
                                    dollars(beyond),
                                    tokens / 1_000);
                    case Price.Unknown() -> "";
                };
        return Words.say("models.known", card.contextTokens() / 1_000, price, card.quoted());
    }

    private static String dollars(Price.PerToken per) {
        return plain(per.input()) + "/" + plain(per.output());
    }

    private static String plain(BigDecimal dollars) {
        return dollars.stripTrailingZeros().toPlainString();
    }
}
