package dev.kotae.app;

import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./kotae serve`: the real thing.
@Command(name = "serve", resourceBundle = Words.BUNDLE)
final class ServeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin private SettingsFile file = new SettingsFile();

    @Override
    public Integer call() throws Exception {
        var settings = file.read();
        try (var service = Service.open(settings, Map.of(), new Closing())) {
            if (settings.text(Key.LOG_FORMAT).equals("json")) {
                log.info("ready={} ms={}", service.address(), Uptime.millis());
            } else {
                System.out.println(Words.say("serve.ready", service.address(), Uptime.millis()));
            }
            Shutdown.await(service);
        }
        return 0;
    }
}
