package dev.kotae.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./kotae serve`: the real thing.
@Command(name = "serve", resourceBundle = Words.BUNDLE)
final class ServeCommand implements Callable<Integer> {
    @Mixin private SettingsFile file = new SettingsFile();

    @Override
    public Integer call() throws Exception {
        var settings = file.read();
        try (var service = Service.open(settings, Map.of(), new Closing())) {
            System.out.println(Words.say("serve.ready", service.address(), Uptime.millis()));
            Shutdown.await(service);
        }
        return 0;
    }
}
