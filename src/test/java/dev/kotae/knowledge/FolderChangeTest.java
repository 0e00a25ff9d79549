package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kotae.knowledge.FolderKnowledge.Settings;
import dev.kotae.knowledge.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FolderChangeTest extends FolderOfDocuments {
    @Test
    void an_id_stays_the_same_while_the_document_does() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        var before = first(knowledge, "borrowing a bicycle: blue board");
        write("another.md", "# Another\n\nThe blue boat has a board and a bell.");
        eventually(() -> knowledge.find("blue boat bell", 3).size(), 1);
        assertThat(first(knowledge, "borrowing a bicycle: blue board").id()).isEqualTo(before.id());
        assertThat(before.id()).startsWith("bicycles.md");
    }

    @Test
    void files_that_are_added_changed_or_removed_are_noticed() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find("anchor chain", 3)).isEmpty();

        write("anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        eventually(
                () -> texts(knowledge, "anchor chain"), List.of("The anchor chain has 27 links."));
        write("anchor.md", "# Anchor\n\nThe anchor chain has 30 links now.");
        eventually(
                () -> texts(knowledge, "anchor chain"),
                List.of("The anchor chain has 30 links now."));
        Files.delete(folder.resolve("anchor.md"));
        eventually(() -> texts(knowledge, "anchor chain"), List.of());

        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");
    }

    @Test
    void a_file_that_could_not_be_opened_is_read_when_it_can_be() throws Exception {
        write("anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        var anchor = folder.resolve("anchor.md");
        Files.setPosixFilePermissions(anchor, Set.of());
        assumeThat(Files.isReadable(anchor)).as("as it is to root").isFalse();
        var knowledge = open();
        assertThat(knowledge.caughtUp(SOON)).isTrue();
        assertThat(knowledge.unread()).containsExactly(new Unread("anchor.md", Reason.CLOSED));

        Files.setPosixFilePermissions(anchor, Set.of(PosixFilePermission.OWNER_READ));
        assertThat(knowledge.caughtUp(SOON)).isTrue();
        assertThat(texts(knowledge, "anchor chain")).hasSize(1);
        assertThat(knowledge.unread()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_opened_keeps_what_was_read_of_it_and_is_named() throws Exception {
        write("hold/anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        var hold = folder.resolve("hold");
        var knowledge = open();
        assertThat(texts(knowledge, "anchor chain")).hasSize(1);

        Files.setPosixFilePermissions(hold, Set.of());
        assumeThat(Files.isReadable(hold)).as("as it is to root").isFalse();
        assertThat(knowledge.caughtUp(SOON)).isTrue();
        assertThat(knowledge.unread()).containsExactly(new Unread("hold/", Reason.CLOSED));
        assertThat(texts(knowledge, "anchor chain")).hasSize(1);

        Files.setPosixFilePermissions(hold, PosixFilePermissions.fromString("rwx------"));
        Files.delete(hold.resolve("anchor.md"));
        assertThat(knowledge.caughtUp(SOON)).isTrue();
        assertThat(knowledge.unread()).isEmpty();
        assertThat(texts(knowledge, "anchor chain")).isEmpty();
    }

    @Test
    void a_link_that_leads_outside_is_named_and_not_followed() throws Exception {
        write("in/anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        write("out/secret.md", "# Secret\n\nThe treasure chest has 3 locks.");
        Files.createSymbolicLink(folder.resolve("in/chain.md"), Path.of("anchor.md"));
        Files.createSymbolicLink(folder.resolve("in/more"), folder.resolve("out"));
        Files.createSymbolicLink(folder.resolve("in/one.md"), folder.resolve("out/secret.md"));
        Files.createSymbolicLink(folder.resolve("in/none.md"), folder.resolve("out/none.md"));
        var knowledge = open(Settings.of(folder.resolve("in")));

        assertThat(texts(knowledge, "anchor chain")).isNotEmpty();
        assertThat(texts(knowledge, "treasure chest")).isEmpty();
        assertThat(knowledge.unread())
                .containsExactly(
                        new Unread("more", Reason.OUTSIDE), new Unread("one.md", Reason.OUTSIDE));

        Files.delete(folder.resolve("in/anchor.md"));
        Files.createSymbolicLink(folder.resolve("in/anchor.md"), folder.resolve("out/secret.md"));
        assertThat(knowledge.caughtUp(SOON)).isTrue();
        assertThat(texts(knowledge, "anchor chain")).isEmpty();
    }

    @Test
    void a_change_can_be_found_within_about_a_second() throws Exception {
        writeSmallHandbook();
        var knowledge = open();
        first(knowledge, "spare bulbs");
        var took = new ArrayList<Duration>();
        for (int links = 27; links < 30; links++) {
            Thread.sleep(700);
            long start = System.nanoTime();
            var text = "The anchor chain has " + links + " links.";
            write("anchor.md", "# Anchor\n\n" + text);
            eventually(() -> texts(knowledge, "anchor chain"), List.of(text));
            took.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(took)
                .as("who looked more seldom would be late each time, a busy machine now and then")
                .anyMatch(one -> one.compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void who_waits_until_the_folder_is_caught_up_with_finds_what_was_put_there_before()
            throws Exception {
        writeSmallHandbook();
        var knowledge = open();
        for (int links = 27; links < 30; links++) {
            write("anchor.md", "# Anchor\n\nThe anchor chain has " + links + " links.");
            assertThat(knowledge.caughtUp(SOON)).isTrue();
            assertThat(texts(knowledge, "anchor chain"))
                    .containsExactly("The anchor chain has " + links + " links.");
        }
        var hasty = new ArrayList<Boolean>();
        for (int n = 0; n < 20; n++) {
            hasty.add(knowledge.caughtUp(Duration.ofNanos(1)));
        }
        assertThat(hasty).as("two looks may fit between two lines, but seldom").contains(false);
    }

    @Test
    void a_folder_that_vanishes_leaves_its_last_state_and_is_read_again_when_it_returns()
            throws Exception {
        writeSmallHandbook();
        var knowledge = open();
        first(knowledge, "spare bulbs");
        var away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        Thread.sleep(1200);
        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");

        Files.move(away, folder);
        write("anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        eventually(() -> texts(knowledge, "anchor chain").size(), 1);
    }

    @Test
    void what_changes_twice_within_a_tick_of_the_clock_is_found_as_it_is_at_last()
            throws Exception {
        write("anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        var anchor = folder.resolve("anchor.md");
        var tick = Files.getLastModifiedTime(anchor);
        var knowledge = open();
        assertThat(texts(knowledge, "anchor chain"))
                .containsExactly("The anchor chain has 27 links.");

        write("anchor.md", "# Anchor\n\nThe anchor chain has 30 links.");
        Files.setLastModifiedTime(anchor, tick);

        eventually(
                () -> texts(knowledge, "anchor chain"), List.of("The anchor chain has 30 links."));
    }

    @Test
    void a_folder_that_has_lost_all_of_many_documents_keeps_them_and_is_named() throws Exception {
        writeSmallHandbook();
        for (int buoy = 1; buoy <= 12; buoy++) {
            write("buoys/" + buoy + ".md", "# Buoy " + buoy + "\n\nIt is painted red.");
        }
        var knowledge = open();
        first(knowledge, "spare bulbs");
        var away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        Files.createDirectory(folder);

        eventually(knowledge::unread, List.of(new Unread("/", Reason.CLOSED)));
        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");

        Files.delete(folder);
        Files.move(away, folder);
        Files.delete(folder.resolve("lamp.txt"));
        eventually(() -> texts(knowledge, "spare bulbs").size(), 0);
        assertThat(knowledge.unread()).isEmpty();
    }

    @Test
    void a_folder_that_was_never_there_cannot_be_asked_until_it_appears() throws Exception {
        var later = folder.resolve("later");
        var knowledge = open(Settings.of(later));
        assertThatExceptionOfType(KnowledgeFailure.class)
                .isThrownBy(() -> knowledge.find("anchor", 3))
                .withMessageContaining("later");
        write("later/anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        eventually(
                () -> {
                    try {
                        return texts(knowledge, "anchor chain").size();
                    } catch (KnowledgeFailure notYet) {
                        return 0;
                    }
                },
                1);
    }

    @Test
    void searches_during_a_change_see_the_old_or_the_new_document_and_never_half_of_it()
            throws Exception {
        write("watch.md", watch(0));
        var knowledge = open();
        first(knowledge, "watch roster");
        var stop = new AtomicBoolean();
        Callable<Integer> search =
                () -> {
                    int searches = 0;
                    while (!stop.get()) {
                        var texts = String.join(" ", texts(knowledge, "watch roster crew"));
                        assertThat(texts.split("edition", -1)).hasSize(4);
                        assertThat(texts.replaceAll("[^0-9]+", " ").strip().split(" "))
                                .allMatch(edition -> texts.contains(edition))
                                .satisfies(all ->
                                        assertThat(List.of(all).stream().distinct()).hasSize(1));
                        searches++;
                    }
                    return searches;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(search);
            var two = threads.submit(search);
            for (int edition = 1; edition <= 3; edition++) {
                var next = folder.resolve("watch.tmp");
                Files.writeString(next, watch(edition));
                Files.move(next, folder.resolve("watch.md"), StandardCopyOption.ATOMIC_MOVE);
                var now = "edition " + edition;
                eventually(() -> texts(knowledge, "watch roster").getFirst().contains(now), true);
            }
            stop.set(true);
            assertThat(one.get()).isPositive();
            assertThat(two.get()).isPositive();
        }
    }

    private static String watch(int edition) {
        var words = "The watch roster lists the crew by name. ".repeat(6) + "edition " + edition;
        return "# Watch\n\n## A\n\n" + words + "\n\n## B\n\n" + words + "\n\n## C\n\n" + words;
    }
}
