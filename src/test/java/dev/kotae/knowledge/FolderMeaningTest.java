package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Usage;
import dev.kotae.knowledge.FolderKnowledge.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is searched by meaning besides by words.
@Timeout(60)
class FolderMeaningTest {
    @TempDir Path folder;
    @TempDir Path other;
    private final Sages sages = new Sages();
    private final AtomicLong nanos = new AtomicLong();
    private VectorFile vectors;

    @BeforeEach
    void open() throws IOException {
        vectors = VectorFile.open(other.resolve("v"), "sages", Sages.TOPICS.size() + 1);
        write("leave.md", "# Leave\n\nTwenty days of paid vacation a year.");
        write("travel.md", "# Travel\n\nTrains are booked in second class.");
    }

    @AfterEach
    void close() throws IOException {
        vectors.close();
    }

    private void write(String name, String words) throws IOException {
        Files.writeString(folder.resolve(name), words);
    }

    private FolderKnowledge knowledge() {
        return FolderKnowledge.open(
                Settings.of(folder).understoodBy(new Meanings(sages, vectors, nanos::get)));
    }

    /// Knows what a few words have to do with each other.
    private static final class Sages implements Embedder {
        private static final List<List<String>> TOPICS =
                List.of(List.of("vacation", "getaway", "休暇"), List.of("train", "railway", "列車"));

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile boolean away;
        private volatile boolean mad;

        @Override
        public String name() {
            return "sages";
        }

        @Override
        public int dimensions() {
            return TOPICS.size() + 1;
        }

        @Override
        public List<Optional<float[]>> embed(List<String> texts, Purpose purpose, Bill bill) {
            if (mad) {
                throw new IllegalStateException("sages are mad");
            }
            if (away) {
                refusals.incrementAndGet();
                throw new KnowledgeFailure("sages are away");
            }
            asked.addAll(texts);
            bill.enter(new Call("sages", "Sages", "here", Call.EMBED, Usage.NONE, Cost.NOTHING));
            var all = new ArrayList<Optional<float[]>>();
            for (var text : texts) {
                var vector = new float[dimensions()];
                vector[TOPICS.size()] = 0.1f;
                for (int i = 0; i < TOPICS.size(); i++) {
                    boolean about =
                            TOPICS.get(i).stream()
                                    .anyMatch(text.toLowerCase(Locale.ROOT)::contains);
                    vector[i] = about ? 1 : 0;
                }
                all.add(text.contains("untaken") ? Optional.empty() : Optional.of(unit(vector)));
            }
            return all;
        }

        private static float[] unit(float[] vector) {
            double length = 0;
            for (float number : vector) {
                length += number * number;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / Math.sqrt(length));
            }
            return vector;
        }

        private long documents() {
            return asked.stream().filter(text -> text.contains("\n\n")).count();
        }
    }

    /// Until it holds, or half a minute is over.
    private static void eventually(Runnable check) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() - end > 0) {
                    throw notYet;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static List<String> titles(List<Passage> found) {
        return found.stream().map(Passage::title).toList();
    }

    @Test
    void what_shares_no_word_with_the_question_is_found_by_its_meaning_in_either_language() {
        try (var knowledge = knowledge()) {
            eventually(() ->
                    assertThat(titles(knowledge.find("railway fare", 5)))
                            .containsExactly("Travel"));

            assertThat(titles(knowledge.find("休暇", 5))).containsExactly("Leave");
            var found = knowledge.find("列車", 5).getFirst();
            assertThat(found.score()).isZero();
            assertThat(knowledge.fits(found)).isFalse();
        }
    }

    @Test
    void what_fits_both_ways_comes_first_and_keeps_its_score() {
        try (var knowledge = knowledge()) {
            eventually(() -> assertThat(sages.documents()).isEqualTo(2));
            eventually(() ->
                    assertThat(titles(knowledge.find("paid getaway by railway", 5)))
                            .containsExactly("Leave", "Travel"));
            assertThat(knowledge.find("paid getaway", 5).getFirst().score()).isPositive();
        }
    }

    @Test
    void who_asks_first_pays_for_what_a_question_means_and_nobody_for_the_documents() {
        try (var knowledge = knowledge()) {
            eventually(() ->
                    assertThat(titles(knowledge.find("railway", 5))).containsExactly("Travel"));

            assertThat(knowledge.costs()).isTrue();
            assertThat(paid(knowledge, "train fare")).hasSize(1);
            assertThat(paid(knowledge, "train fare")).isEmpty();
        }
    }

    private static List<Call> paid(FolderKnowledge knowledge, String question) {
        var address = new Address(Platform.SLACK, "T1", "D1", "");
        var audience = new Audience(address, Reader.member("U1"), new Audience.Readers.Asker());
        var paid = new ArrayList<Call>();
        assertThat(titles(knowledge.find(new Query(question, audience, 5, paid::add))))
                .containsExactly("Travel");
        return paid;
    }

    @Test
    void a_passage_is_paid_for_once_and_again_only_when_it_changes() throws Exception {
        try (var knowledge = knowledge()) {
            eventually(() -> assertThat(sages.documents()).isEqualTo(2));
            eventually(() ->
                    assertThat(titles(knowledge.find("railway", 5))).containsExactly("Travel"));
        }
        long before = sages.documents();
        assertThat(before).isEqualTo(2);

        try (var knowledge = knowledge()) {
            eventually(() ->
                    assertThat(titles(knowledge.find("railway", 5))).containsExactly("Travel"));
            assertThat(sages.documents()).isEqualTo(before);
            write("leave.md", "# Leave\n\nThirty days of paid vacation a year.");
            eventually(() -> assertThat(sages.documents()).isEqualTo(before + 1));
        }
    }

    @Test
    void while_the_model_is_away_words_are_searched_and_it_is_left_alone_for_a_while()
            throws Exception {
        sages.away = true;
        try (var knowledge = knowledge()) {
            eventually(() -> assertThat(sages.refusals).hasValue(1));
            sages.away = false;
            assertThat(titles(knowledge.find("trains booked", 5))).containsExactly("Travel");
            assertThat(knowledge.caughtUp(Duration.ofSeconds(20))).isTrue();
            assertThat(sages.asked).isEmpty();

            nanos.addAndGet(61_000_000_000L);
            eventually(() -> assertThat(sages.documents()).isEqualTo(2));
            eventually(() ->
                    assertThat(titles(knowledge.find("railway", 5))).containsExactly("Travel"));

            sages.away = true;
            assertThat(titles(knowledge.find("trains were booked", 5))).containsExactly("Travel");
            assertThat(sages.refusals).hasValue(2);
            assertThat(knowledge.find("railway", 5)).isNotEmpty();
        }
    }

    /// As one does that writes: in a second process the vectors cannot be kept.
    @Test
    void a_process_that_may_not_write_the_vectors_pays_once_for_each_text() throws Exception {
        var words = new StringBuilder("# Leave\n");
        for (int i = 0; i < 60; i++) {
            words.append("\n## Part ").append(i).append("\n\n").append("Vacation word ".repeat(90));
        }
        write("leave.md", words.toString());
        try (var reading = VectorFile.open(other.resolve("v"), "sages", sages.dimensions());
                var knowledge =
                        FolderKnowledge.open(
                                Settings.of(folder)
                                        .understoodBy(new Meanings(sages, reading, nanos::get)))) {
            eventually(() -> assertThat(titles(knowledge.find("railway", 50))).contains("Travel"));
            eventually(() -> assertThat(titles(knowledge.find("getaway", 50))).contains("Leave"));
            long paid = sages.documents();
            assertThat(knowledge.caughtUp(Duration.ofSeconds(20))).isTrue();

            assertThat(sages.documents()).isEqualTo(paid).isGreaterThan(20);
            assertThat(sages.asked.stream().filter(text -> text.contains("\n\n")).distinct())
                    .hasSize((int) paid);
        }
    }

    @Test
    void a_passage_that_the_model_does_not_take_is_found_by_its_words_and_keeps_nobody_else_back()
            throws Exception {
        write("leave.md", "# Leave\n\nTwenty days of untaken vacation a year.");
        try (var knowledge = knowledge()) {
            eventually(() ->
                    assertThat(titles(knowledge.find("railway", 5))).containsExactly("Travel"));
            assertThat(titles(knowledge.find("untaken vacation", 5))).contains("Leave");
            assertThat(titles(knowledge.find("getaway", 5))).doesNotContain("Leave");
        }
    }

    @Test
    void an_index_that_is_lost_to_a_fault_nobody_foresaw_is_made_anew() throws Exception {
        sages.mad = true;
        try (var knowledge = knowledge()) {
            eventually(() ->
                    assertThatThrownBy(() -> knowledge.find("paid vacation", 5))
                            .isInstanceOf(KnowledgeFailure.class));
            assertThat(knowledge.speaks(Locale.ENGLISH)).isFalse();

            sages.mad = false;
            assertThat(knowledge.caughtUp(Duration.ofSeconds(20))).isTrue();
            assertThat(titles(knowledge.find("paid vacation", 5))).containsExactly("Leave");
        }
    }

    @Test
    void what_was_read_stays_when_the_folder_is_gone_before_it_is_understood() throws Exception {
        sages.away = true;
        var shelf = Files.createDirectory(other.resolve("shelf"));
        Files.writeString(shelf.resolve("leave.md"), "# Leave\n\nTwenty days of paid vacation.");
        var settings = Settings.of(shelf).understoodBy(new Meanings(sages, vectors, nanos::get));
        try (var knowledge = FolderKnowledge.open(settings)) {
            eventually(() -> assertThat(sages.refusals).hasValue(1));
            Files.move(shelf, other.resolve("elsewhere"));
            sages.away = false;
            nanos.addAndGet(61_000_000_000L);
            Thread.sleep(1_500);

            assertThat(titles(knowledge.find("paid vacation", 5))).containsExactly("Leave");
        }
    }
}
