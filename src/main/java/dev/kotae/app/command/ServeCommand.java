package dev.kotae.app.command;

import dev.kotae.app.house.Closing;
import dev.kotae.app.house.Service;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Lookalikes;
import dev.kotae.app.settings.SettingsFile;
import dev.kotae.app.words.Words;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./kotae serve`: the real thing.
@Command(name = "serve", resourceBundle = Words.BUNDLE)
public final class ServeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin private SettingsFile file = new SettingsFile();

    @Override
    public Integer call() throws Exception {
        Lookalikes.lines().forEach(System.err::println);
        var settings = file.read();
        var closing = new Closing();
        // Also what ends it while it still opens hands over what was taken up.
        Shutdown.closes(closing::close);
        try (var service = closing.with(Service.serve(settings, closing))) {
            if (settings.text(Key.LOG_FORMAT).equals("json")) {
                log.info(
                        "ready={} management={} ms={}",
                        service.address(),
                        service.management().orElseThrow(),
                        Uptime.millis());
            } else {
                System.out.println(Words.say("serve.ready", service.address(), Uptime.millis()));
                service.management()
                        .ifPresent(port -> System.out.println(Words.say("serve.managed", port)));
            }
            Shutdown.await();
        }
        return 0;
    }
}
