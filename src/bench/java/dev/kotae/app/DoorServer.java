package dev.kotae.app;

import dev.kotae.answer.Reception;
import dev.kotae.answer.TurnListener;
import dev.kotae.answer.Whispers;
import dev.kotae.app.house.HttpServer;
import dev.kotae.app.house.TemporaryStore;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.manners.Manners;
import dev.kotae.manners.Rules;
import dev.kotae.slack.Doors;
import dev.kotae.slack.SlackDoor;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The door alone, as the benchmark measures it: gate, Bolt, reception and store, and nobody who
/// answers. `DoorServer PORT SIGNING-SECRET`.
final class DoorServer {
    private DoorServer() {}

    public static void main(String[] args) throws Exception {
        var clock = InstantSource.system();
        var folder = TemporaryStore.create();
        var url = Settings.NONE.with(folder.settings()).text(Key.STORE_URL);
        // Nobody answers here, and a long run must not be refused for it.
        var unbounded = new StoreSettings(url, Map.of(), List.of(), false, Long.MAX_VALUE);
        var store = Store.open(unbounded, clock, new SecureRandom());
        var ports = store.ports();
        var settings =
                Doors.settings(
                        URI.create("http://127.0.0.1:9/api/"), "xoxb-0123456789abcdef", args[1]);
        var kept =
                new Reception.Kept(
                        ports.inbox(),
                        ports.stops(),
                        ports.answers(),
                        ports.feedback(),
                        ports.amendments());
        var manners = new Manners(ports.preferences(), ports.voices(), Rules.NONE, clock);
        var door =
                new SlackDoor(
                        settings,
                        new Reception(
                                kept, manners, new Whispers(manners), TurnListener.NONE, clock),
                        Doors.kept(ports),
                        SlackDoor.Models.NONE,
                        clock,
                        clock);
        var http = HttpServer.listen("127.0.0.1", Integer.parseInt(args[0]));
        http.serve(door.servlets());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            http.close();
                            store.close();
                            folder.close();
                        }));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
