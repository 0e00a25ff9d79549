package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.knowledge.Library.Shelf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryTest {
    /// Gives the same passages for every question.
    private record FixedKnowledge(String name, List<String> ids) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            return IntStream.range(0, Math.min(limit, ids.size()))
                    .mapToObj(i -> passage(ids.get(i)))
                    .toList();
        }
    }

    /// Answers only while the other one is asked as well.
    private record MeetingKnowledge(String name, CyclicBarrier both) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            try {
                both.await(5, TimeUnit.SECONDS);
                return List.of(passage(name));
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new KnowledgeFailure(name + " is alone", alone);
            }
        }
    }

    private record BrokenKnowledge(String name) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            throw new KnowledgeFailure(name + " says 403", new IOException("403"));
        }
    }

    private static Passage passage(String id) {
        return new Passage(id, "Title of " + id, List.of(), "", "Words of " + id, 1);
    }

    private static Knowledge of(String name, String... ids) {
        return new FixedKnowledge(name, List.of(ids));
    }

    private static Shelf everywhere(Knowledge knowledge) {
        return new Shelf(knowledge, Rule.EVERYBODY);
    }

    private static Query in(String channel, int limit) {
        var address = new Address(Platform.SLACK, "T1", channel, "1.0");
        return new Query(
                "question",
                new Audience(address, Reader.member("U1"), new Audience.Readers.Workspace()),
                limit);
    }

    private static List<String> ids(Found found) {
        return found.passages().stream().map(Passage::id).toList();
    }

    @Test
    void a_collection_is_read_only_in_its_channels() {
        var library =
                new Library(
                        List.of(
                                everywhere(of("handbook", "open")),
                                new Shelf(
                                        of("salaries", "secret"),
                                        Rule.in(Set.of("C-HR", "C-BOARD")))));
        assertThat(ids(library.find(in("C-HR", 5)))).containsExactlyInAnyOrder("open", "secret");
        assertThat(ids(library.find(in("C-BOARD", 5)))).contains("secret");
        assertThat(ids(library.find(in("C-LUNCH", 5)))).containsExactly("open");
    }

    @Test
    void collections_are_asked_side_by_side() {
        var both = new CyclicBarrier(2);
        var library =
                new Library(
                        List.of(
                                everywhere(new MeetingKnowledge("one", both)),
                                everywhere(new MeetingKnowledge("two", both))));
        assertThat(library.find(in("C1", 5)).silent()).isEmpty();
    }

    @Test
    void who_is_interrupted_waits_for_no_collection_and_these_are_told() throws Exception {
        var asked = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        var library = new Library(List.of(everywhere(new Slow("wiki", asked, told))));
        var failure = new CompletableFuture<Throwable>();
        var turn =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                library.find(in("C1", 5));
                            } catch (KnowledgeFailure stopped) {
                                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                                failure.complete(stopped);
                            }
                        });
        asked.await();
        turn.interrupt();
        assertThat(failure.get(5, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    }

    /// Answers in a minute, unless it is told that nobody waits any more.
    private record Slow(String name, CountDownLatch asked, CountDownLatch told)
            implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            asked.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(1));
                return List.of();
            } catch (InterruptedException stopped) {
                told.countDown();
                throw new KnowledgeFailure(name + " was interrupted", stopped);
            }
        }
    }

    @Test
    void a_collection_without_channels_is_read_nowhere() {
        var library = new Library(List.of(new Shelf(of("drafts", "draft"), Rule.in(Set.of()))));
        assertThat(library.find(in("C1", 5))).isEqualTo(Found.NOTHING);
    }

    @Test
    void the_one_collection_keeps_its_order_and_the_limit() {
        var library = new Library(List.of(everywhere(of("handbook", "c", "a", "b"))));
        assertThat(ids(library.find(in("C1", 2)))).containsExactly("c", "a");
    }

    @Test
    void the_first_of_each_collection_comes_before_the_second_of_any() {
        var library =
                new Library(
                        List.of(
                                everywhere(of("one", "one-1", "one-2", "one-3")),
                                everywhere(of("two", "two-1", "two-2"))));
        assertThat(ids(library.find(in("C1", 4))))
                .containsExactly("one-1", "two-1", "one-2", "two-2");
    }

    @Test
    void what_fits_is_given_before_the_first_of_those_that_do_not() {
        var poor = Stream.of("a", "b", "c").map(PoorKnowledge::new).map(LibraryTest::everywhere);
        var shelves = Stream.concat(poor, Stream.of(everywhere(of("last", "1", "2", "3"))));
        var library = new Library(shelves.toList());
        assertThat(ids(library.find(in("C1", 4)))).containsExactly("1", "2", "3", "poor");
    }

    @Test
    void what_two_collections_give_comes_first_and_once() {
        var library =
                new Library(
                        List.of(
                                everywhere(of("one", "one-1", "both")),
                                everywhere(of("two", "two-1", "both"))));
        assertThat(ids(library.find(in("C1", 5)))).containsExactly("both", "one-1", "two-1");
    }

    @Test
    void a_collection_that_cannot_be_asked_is_named_and_the_others_answer() {
        var library =
                new Library(
                        List.of(
                                everywhere(new BrokenKnowledge("wiki")),
                                everywhere(of("handbook", "a"))));
        var found = library.find(in("C1", 5));
        assertThat(ids(found)).containsExactly("a");
        assertThat(found.silent()).containsExactly("wiki");
    }

    @Test
    void a_fault_of_one_collection_does_not_keep_the_others_from_answering() {
        var faults =
                List.<Runnable>of(
                        () -> {
                            throw new IllegalStateException("nobody foresaw this");
                        },
                        () -> {
                            throw new OutOfMemoryError("a large document");
                        });
        for (var fault : faults) {
            var faulty = everywhere(new FaultyKnowledge("wiki", fault));
            var library = new Library(List.of(faulty, everywhere(of("handbook", "a"))));
            var found = library.find(in("C1", 5));
            assertThat(ids(found)).containsExactly("a");
            assertThat(found.silent()).containsExactly("wiki");
        }
    }

    private record FaultyKnowledge(String name, Runnable fault) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            fault.run();
            return List.of();
        }
    }

    @Test
    void a_broken_collection_is_not_named_where_it_may_not_be_read() {
        var library =
                new Library(
                        List.of(
                                new Shelf(
                                        new BrokenKnowledge("secret wiki"),
                                        Rule.in(Set.of("C-HR"))),
                                everywhere(of("handbook", "a"))));
        assertThat(library.find(in("C1", 5)).silent()).isEmpty();
    }

    @Test
    void all_collections_broken_finds_nothing_and_names_all() {
        var library =
                new Library(
                        List.of(
                                everywhere(new BrokenKnowledge("wiki")),
                                everywhere(new BrokenKnowledge("drive"))));
        assertThat(library.find(in("C1", 5)))
                .isEqualTo(
                        new Found(
                                List.of(), List.of("wiki", "drive"), false, Found.Missed.NOTHING));
    }

    @Test
    void the_same_words_from_two_collections_come_once_with_the_link_that_came_first() {
        var library =
                new Library(
                        List.of(
                                everywhere(of("drive", "a")),
                                everywhere(
                                        new Mirror(
                                                "wiki",
                                                new Passage(
                                                        "w1",
                                                        "Other title",
                                                        List.of(),
                                                        "",
                                                        " Words  of\na ",
                                                        1)))));
        assertThat(ids(library.find(in("C1", 5)))).containsExactly("a");
    }

    @Test
    void a_collection_is_told_for_whom_it_is_asked() {
        var knowledge = new Listening();
        new Library(List.of(everywhere(knowledge))).find(in("C7", 3));
        assertThat(knowledge.heard)
                .extracting(q -> q.audience().asker().id())
                .containsExactly("U1");
    }

    /// Gives one passage for every question.
    private record Mirror(String name, Passage passage) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            return List.of(passage);
        }
    }

    /// Finds nothing and keeps what it was asked.
    private static final class Listening implements Knowledge {
        private final List<Query> heard = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            return List.of();
        }

        @Override
        public List<Passage> find(Query query) {
            heard.add(query);
            return List.of();
        }
    }

    @Test
    void what_the_asker_alone_may_read_is_withheld_where_it_fits() {
        var secret =
                new Shelf(of("salaries", "secret"), new Rule(Set.of("*"), Set.of("U1"), Set.of()));
        var library = new Library(List.of(everywhere(of("handbook", "open")), secret));
        var query = in("C-LUNCH", 5);
        var found = library.find(query);

        assertThat(ids(found)).containsExactly("open");
        assertThat(found.confidential()).isFalse();
        assertThat(library.withheld(query, found))
                .extracting(Passage::id)
                .containsExactly("secret");
        var alone = new Query("question", query.audience().askerAlone(), 5);
        assertThat(ids(library.find(alone))).containsExactlyInAnyOrder("open", "secret");
        assertThat(library.find(alone).confidential()).isTrue();
        assertThat(library.withheld(alone, library.find(alone))).isEmpty();
    }

    @Test
    void collections_in_which_nothing_fits_are_named_with_the_nearest_titles_and_their_owner() {
        var library =
                new Library(
                        List.of(
                                new Shelf(new PoorKnowledge("wiki"), Rule.EVERYBODY, "C-WIKI"),
                                new Shelf(of("drafts"), Rule.EVERYBODY, "C-DRAFTS")));

        assertThat(library.find(in("C1", 5)).missed())
                .isEqualTo(
                        new Found.Missed(
                                List.of("wiki", "drafts"), List.of("Title of poor"), "C-WIKI"));
    }

    /// Gives what does not fit.
    private record PoorKnowledge(String name) implements Knowledge {
        @Override
        public List<Passage> find(String text, int limit) {
            return List.of(passage("poor"));
        }

        @Override
        public boolean fits(Passage passage) {
            return false;
        }
    }
}
