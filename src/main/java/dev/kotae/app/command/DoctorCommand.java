package dev.kotae.app.command;

import dev.kotae.app.house.BedrockCheckup;
import dev.kotae.app.house.House;
import dev.kotae.app.house.SlackSetup;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Lookalikes;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.app.words.Words;
import dev.kotae.doctor.Observation;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.SlackCheckup;
import dev.kotae.store.Store;
import dev.kotae.store.StoreUnusable;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./kotae doctor`: looks at everything that an installation rests on, beside a running server,
/// and says of what is wrong how it is mended.
@Command(name = "doctor", resourceBundle = Words.BUNDLE)
public final class DoctorCommand implements Callable<Integer> {
    private static final int UNWELL = 1;

    @Mixin private SettingsFile file = new SettingsFile();

    private boolean unwell;

    @Override
    public Integer call() {
        Lookalikes.lines().forEach(line -> tell(Observation.note("settings-wrong", line)));
        try {
            var settings = file.read();
            tell(Observation.well("settings", source()));
            look(settings);
        } catch (SettingsProblem problem) {
            problem(problem);
        }
        System.out.println(Words.say(unwell ? "doctor.unwell" : "doctor.well"));
        return unwell ? UNWELL : 0;
    }

    private String source() {
        return file.chosen()
                .map(String::valueOf)
                .orElseGet(() -> Words.say("settings.no-file-here", SettingsFile.DEFAULT));
    }

    private void look(Settings settings) {
        try {
            SlackSetup.check(settings);
            withStore(settings);
        } catch (SettingsProblem problem) {
            problem(problem);
        }
        if (settings.value(Key.BEDROCK_REGION).isPresent()) {
            new BedrockCheckup(settings, InstantSource.system()).look(this::tell);
        }
    }

    /// Where there is no store yet, Slack is looked at all the same.
    private void withStore(Settings settings) {
        try (var store =
                Store.attach(
                        House.storeSettings(settings),
                        InstantSource.system(),
                        new SecureRandom())) {
            store(store);
            keys(store, settings);
            slack(settings, installed(store), seen(store));
        } catch (StoreUnusable unusable) {
            if (unusable.reason() == StoreUnusable.Reason.MISSING) {
                tell(Observation.note("store-young", settings.text(Key.STORE_URL)));
            } else {
                var key = "store." + unusable.reason().key();
                var why = Words.say(key, unusable.arguments().toArray());
                tell(Observation.unwell("store-unusable", why));
            }
            slack(settings, List.of(), Map.of());
        }
    }

    private void store(Store store) {
        try {
            var stats = store.ports().inbox().stats();
            tell(Observation.well("store", stats.waiting(), stats.running()));
            if (stats.dead() > 0) {
                tell(Observation.note("store-dead", stats.dead()));
            }
        } catch (StoreFailure failure) {
            tell(Observation.unwell("store-silent", String.valueOf(failure.getMessage())));
        }
    }

    private void keys(Store store, Settings settings) {
        try {
            int old = store.sealedWithOldKeys();
            if (old > 0) {
                tell(Observation.note("store-keys-needed", old));
            } else if (House.storeSettings(settings).keys().size() > 1) {
                tell(Observation.note("store-keys-spare"));
            }
        } catch (StoreFailure failure) {
            tell(Observation.unwell("store-silent", String.valueOf(failure.getMessage())));
        }
    }

    private void slack(Settings settings, List<Installation> installed, Map<String, Instant> seen) {
        try (var checkup = new SlackCheckup(SlackSetup.of(settings), InstantSource.system())) {
            var configuration = settings.value(Key.SLACK_CONFIG_TOKEN).map(Secret::new);
            checkup.connections(installed, configuration.orElse(null), this::tell);
            checkup.events(seen).forEach(this::tell);
        }
    }

    private List<Installation> installed(Store store) {
        var installed = new ArrayList<Installation>();
        try {
            for (var tenant : store.ports().installations().tenants()) {
                store.ports().installations().find(tenant).ifPresent(installed::add);
            }
        } catch (StoreFailure failure) {
            tell(Observation.unwell("slack-tokens-sealed", String.valueOf(failure.getMessage())));
        }
        return installed;
    }

    private Map<String, Instant> seen(Store store) {
        try {
            return store.ports().sightings().all();
        } catch (StoreFailure failure) {
            tell(Observation.unwell("store-silent", String.valueOf(failure.getMessage())));
            return Map.of();
        }
    }

    private void problem(SettingsProblem problem) {
        problem.lines().forEach(line -> tell(Observation.unwell("settings-wrong", line)));
    }

    private void tell(Observation observation) {
        var details = observation.details().toArray();
        var what = Words.say("doctor.what." + observation.code(), details);
        switch (observation.state()) {
            case WELL -> System.out.println("✓ " + what);
            case NOTE -> System.out.println("· " + what);
            case UNWELL -> {
                unwell = true;
                System.out.println("✗ " + what);
                fix(observation).forEach(fix -> System.out.println("  → " + fix));
            }
        }
    }

    private static List<String> fix(Observation observation) {
        var key = "doctor.fix." + observation.code();
        return Words.bundle(Words.locale()).containsKey(key)
                ? List.of(Words.say(key, observation.details().toArray()))
                : List.of();
    }
}
