package dev.kotae.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chaos.history.Happened.Delivered;
import dev.kotae.chaos.outside.Tempo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The disk below the real process's store is full, or breaks: an ext4 file system of its own on a
/// loop device. Without root and loop devices these are left out.
@Tag("chaos")
@EnabledIf(value = "isPossible", disabledReason = "needs root, loop devices and mkfs.ext4")
class DiskTest {
    @TempDir Path folder;

    static boolean isPossible() {
        return Disk.isPossible();
    }

    private Scene serve(String name, Disk disk) throws Exception {
        var scene = new Scene(name, Tempo.of(1), Scene.QUICK);
        var store = "jdbc:sqlite:" + disk.folder().resolve("kotae.db");
        scene.replica(folder, store, Map.of());
        scene.start();
        return scene;
    }

    @Test
    @Timeout(300)
    void a_full_disk_costs_no_question_that_was_accepted() throws Exception {
        try (var disk = Disk.make(folder, 12);
                var scene = serve("disk-full", disk)) {
            scene.ask(20, Duration.ofMillis(50));
            disk.fill();
            scene.disturbed("disk full");
            scene.ask(40, Duration.ofMillis(50));
            Thread.sleep(3_000);
            disk.empty();
            scene.disturbed("disk has room");
            scene.ask(20, Duration.ofMillis(50));
            judge(scene);
        }
    }

    @Test
    @Timeout(300)
    void a_disk_that_lets_nobody_write_costs_no_question_that_was_accepted() throws Exception {
        try (var disk = Disk.make(folder, 12);
                var scene = serve("disk-read-only", disk)) {
            scene.ask(20, Duration.ofMillis(50));
            disk.fail();
            scene.disturbed("disk read-only");
            scene.ask(40, Duration.ofMillis(50));
            Thread.sleep(1_500);
            scene.replica().kill();
            disk.repair();
            scene.disturbed("killed");
            scene.start();
            scene.ask(20, Duration.ofMillis(50));
            judge(scene);
        }
    }

    private static void judge(Scene scene) throws Exception {
        var tally = scene.judge(Duration.ofMinutes(2), "unavailable=" + unavailable(scene));
        assertThat(unavailable(scene)).isGreaterThan(20);
        assertThat(tally.accepted()).isEqualTo(80);
    }

    private static long unavailable(Scene scene) {
        return scene.outside()
                .history()
                .of(Delivered.class)
                .filter(it -> it.status() == 503)
                .count();
    }
}
