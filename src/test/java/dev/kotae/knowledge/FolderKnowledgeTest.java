package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.FolderKnowledge.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderKnowledgeTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir Path folder;
    private @Nullable FolderKnowledge opened;

    private FolderKnowledge open() {
        return open(Settings.of(folder));
    }

    private FolderKnowledge open(Settings settings) {
        var knowledge = FolderKnowledge.open(settings);
        opened = knowledge;
        return knowledge;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writeSmallHandbook() throws IOException {
        write(
                "bicycles.md",
                """
                # Bicycles at the lighthouse

                The lighthouse lends bicycles to everybody who works here.

                ## Borrowing one

                Take the key from the blue board and write your name on the list. A bicycle may be
                kept for three days.

                ## Repairs

                ### Flat tyre

                Tyres and patches lie in the boathouse. Broken bicycles get a red ribbon.
                """);
        write(
                "lamp.txt",
                """
                Care of the lamp

                The lens is cleaned on Mondays with distilled water and a linen cloth.

                The bulb is replaced after 2,000 hours. Spare bulbs are kept on the second floor.
                """);
        write(
                "visitors.html",
                """
                <html><head><title>Visitors – Lighthouse intranet</title>
                <script>var secretWord = 'zanzibar';</script><style>p { color: plum }</style></head>
                <body><nav><a href="/">Home of the marmalade</a></nav>
                <main><h1>Visitors</h1><p>The tower is open to visitors from ten to four.</p>
                <h2 id="groups">School classes</h2><p>Classes announce themselves a week before;
                the guide is <b>free</b> of charge.</p>
                <table><tr><th>Age</th><th>Ticket</th></tr><tr><td>Child</td><td>2 euros</td></tr>
                <tr><td>Adult</td><td>5 euros</td></tr></table></main></body></html>
                """);
        write(
                "ja/経費.md",
                """
                # 経費精算の手引き

                灯台で立て替えた経費は、毎月二十五日までに申請してください。

                ## 領収書の提出

                領収書は原本を事務所の緑色の箱に入れます。紛失した場合は所長の承認が必要です。

                ## 交通費

                船の運賃は実費を支給します。サーバー室への移動は対象外です。
                """);
        write(
                "ja/当番.txt",
                """
                夜間当番の決まり

                夜間当番は二人一組で、午後八時から翌朝六時まで勤務します。

                霧が出たときは霧笛を三十秒ごとに鳴らします。
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    How long may I keep a borrowed bicycle?; three days
                    where are the patches for a flat tyre; boathouse
                    When do we clean the lens?; distilled water
                    Where do I find spare bulbs?; second floor
                    Do school classes pay for the guide?; free of charge
                    How much is a ticket for an adult?; | Adult | 5 euros |
                    領収書をなくしたらどうすればいいですか; 所長の承認
                    夜間当番は何時から何時まで？; 午後八時から翌朝六時
                    霧笛は何秒ごとに鳴らすのですか; 三十秒ごと
                    経費の申請はいつまでですか; 二十五日
                    """)
    void a_question_in_english_or_japanese_finds_its_passage_first(String question, String words)
            throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find(question, 5).getFirst().text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"サーバ室への移動, サーバー室", "ｻｰﾊﾞｰ室への移動, サーバー室", "ｂｉｃｙｃｌｅ ｋｅｙ, blue board"})
    void another_way_of_writing_the_same_word_finds_it(String question, String words)
            throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find(question, 5).getFirst().text()).contains(words);
    }

    @Test
    void a_word_of_the_other_language_inside_a_question_does_not_hide_the_answer()
            throws IOException {
        writeSmallHandbook();
        write("ja/vpn.md", "# 外からの接続\n\n自宅から接続するときは VPN を使い、切断後に必ず記録します。\n");
        write("vpn.md", "# Boats\n\nThe VPN is not available on boats.\n");
        var knowledge = open();
        assertThat(knowledge.find("自宅からVPNに接続するには", 5).getFirst().title()).isEqualTo("外からの接続");
        assertThat(knowledge.find("is the VPN available on boats?", 5).getFirst().title())
                .isEqualTo("Boats");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the boiling point of tungsten carbide?",
                "who won the chess championship in Reykjavik",
                "how do I do this and what is it for?",
                "hello, thanks!",
                "四国の県庁所在地の人口を教えてください",
                "これは何ですか",
                "Wie hoch ist die Zugspitze?"
            })
    void an_unrelated_question_finds_nothing(String question) throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find(question, 5)).isEmpty();
    }

    @Test
    void a_passage_names_its_title_its_headings_and_where_it_can_be_opened() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        var passage = first(knowledge, "patches for a flat tyre");
        assertThat(passage.title()).isEqualTo("Bicycles at the lighthouse");
        assertThat(passage.headings()).containsExactly("Repairs", "Flat tyre");
        assertThat(passage.link())
                .startsWith("file:///")
                .endsWith("/bicycles.md#flat-tyre")
                .satisfies(link -> assertThat(Path.of(URI.create(link).getPath())).exists());
        assertThat(passage.text()).doesNotContain("Bicycles at the lighthouse");
        assertThat(passage.score()).isPositive();
    }

    @Test
    void links_begin_with_the_base_url_where_one_is_given() throws IOException {
        writeSmallHandbook();
        var knowledge = open(new Settings("docs", folder, "https://intra.example/docs"));
        assertThat(first(knowledge, "領収書を紛失した場合").link())
                .isEqualTo(
                        "https://intra.example/docs/ja/%E7%B5%8C%E8%B2%BB.md"
                                + "#%E9%A0%98%E5%8F%8E%E6%9B%B8%E3%81%AE%E6%8F%90%E5%87%BA");
        assertThat(first(knowledge, "guide for school classes").link())
                .isEqualTo("https://intra.example/docs/visitors.html#groups");
        assertThat(first(knowledge, "care of the lamp lens").link())
                .isEqualTo("https://intra.example/docs/lamp.txt");
    }

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
    void what_a_web_page_shows_around_its_words_is_left_out() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        for (var hidden : List.of("zanzibar", "marmalade", "plum")) {
            assertThat(knowledge.find(hidden, 5)).isEmpty();
        }
    }

    @Test
    void no_more_than_the_limit_comes_back_best_first() throws IOException {
        for (int i = 0; i < 8; i++) {
            write(
                    "n" + i + ".md",
                    "# Note " + i + "\n\nThe harbour " + "bell rings. ".repeat(i + 1));
        }
        var knowledge = open();
        var found = knowledge.find("harbour bell", 3);
        assertThat(found).hasSize(3);
        assertThat(found).extracting(Passage::score).isSortedAccordingTo((a, b) -> b.compareTo(a));
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
    void a_change_can_be_found_within_about_a_second() throws Exception {
        writeSmallHandbook();
        var knowledge = open();
        first(knowledge, "spare bulbs");
        Thread.sleep(700);
        long start = System.nanoTime();
        write("anchor.md", "# Anchor\n\nThe anchor chain has 27 links.");
        eventually(() -> texts(knowledge, "anchor chain").size(), 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
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
    void an_empty_folder_finds_nothing() {
        var knowledge = open();
        assertThat(knowledge.find("anything at all", 3)).isEmpty();
        assertThat(knowledge.find("何でも", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "Shift_JIS", "EUC-JP"})
    void japanese_text_is_read_in_the_encodings_it_is_kept_in(String name) throws IOException {
        var mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
        var words = mark + "潮の記録\n\n満潮の時刻は黒板に書き、カモメの数も数えます。\n";
        Files.write(folder.resolve("tide.txt"), words.getBytes(Charset.forName(name)));
        var knowledge = open();
        var passage = first(knowledge, "満潮の時刻");
        assertThat(passage.title()).isEqualTo("潮の記録");
        assertThat(passage.text()).isEqualTo("満潮の時刻は黒板に書き、カモメの数も数えます。");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_title() throws IOException {
        write("tide.md", "\uFEFF# Tide\n\nHigh tide is written on the blackboard.");
        var knowledge = open();
        assertThat(first(knowledge, "high tide blackboard").title()).isEqualTo("Tide");
    }

    @Test
    void files_that_cannot_be_read_do_not_keep_the_others_from_being_found() throws IOException {
        writeSmallHandbook();
        Files.write(folder.resolve("noise.txt"), new byte[] {'a', 0, 'b', 0, 0, 1, 2});
        Files.write(
                folder.resolve("latin.txt"),
                "Ein Leuchtturm für Möwen".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("cut.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00});
        write("huge.txt", "gulls and terns ".repeat(400_000));
        write("empty.md", "");
        write("blank.txt", " \n\n \n");
        write("picture.png", "gulls and terns");
        write(".git/notes.md", "gulls and terns");
        write("quotes.md", "> ".repeat(20_000) + "puffins nest here");
        write("stars.md", "*a **b ".repeat(20_000) + "\n\nCormorants dry their wings.");
        write("brackets.md", "[".repeat(50_000) + "\n\nOystercatchers run.");
        write("deep.html", "<div>".repeat(50_000) + "Guillemots dive.");
        var knowledge = open();
        assertThat(first(knowledge, "spare bulbs").title()).isEqualTo("Care of the lamp");
        assertThat(knowledge.find("gulls terns", 5)).isEmpty();
        assertThat(first(knowledge, "Cormorants dry their wings").text()).contains("Cormorants");
        assertThat(first(knowledge, "Oystercatchers run").text()).contains("Oystercatchers");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        writeSmallHandbook();
        var outside = Files.createTempFile("outside", ".md");
        try {
            Files.writeString(outside, "# Treasure\n\nThe treasure lies below the palm.");
            Files.createSymbolicLink(folder.resolve("treasure.md"), outside);
            Files.createSymbolicLink(folder.resolve("lamp-too.txt"), folder.resolve("lamp.txt"));
            var knowledge = open();
            assertThat(knowledge.find("treasure below the palm", 5)).isEmpty();
            assertThat(knowledge.find("spare bulbs", 5)).hasSize(2);
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void a_folder_inside_a_jar_is_read_and_has_nothing_to_open() throws IOException {
        var jar = folder.resolve("docs.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            var inside = files.getPath("/handbook/ja");
            Files.createDirectories(inside);
            Files.writeString(inside.resolve("潮.md"), "# 潮\n\n満潮の時刻は黒板に書きます。");
        }
        try (var files = FileSystems.newFileSystem(jar)) {
            var knowledge = open(Settings.of(files.getPath("/handbook")));
            var passage = first(knowledge, "満潮の時刻");
            assertThat(passage.title()).isEqualTo("潮");
            assertThat(passage.id()).isEqualTo("ja/潮.md#1");
            assertThat(passage.link()).isEmpty();
            knowledge.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND OR NOT (",
                "\" \\ * ? : ~ ^ [ { ! && ||",
                "title:bicycle~2^3 +[a TO b]",
                "🚲🚲🚲",
                "\uD83D",
                "bicycle \uDEB2 \uD83D",
                "\u0000\u0007\uFFFF",
                "",
                " \t\n\u3000"
            })
    void any_words_can_be_looked_for(String question) throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThatCode(() -> knowledge.find(question, 5)).doesNotThrowAnyException();
    }

    @Test
    void blank_words_find_nothing() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        assertThat(knowledge.find("", 5)).isEmpty();
        assertThat(knowledge.find(" \u3000\n", 5)).isEmpty();
    }

    @Test
    void a_very_long_message_finds_what_it_asks_at_its_end() throws IOException {
        writeSmallHandbook();
        var knowledge = open();
        var log = new StringBuilder();
        while (log.length() < 50_000) {
            log.append("E")
                    .append(log.length())
                    .append(" at line ")
                    .append(log.length())
                    .append('\n');
        }
        long start = System.nanoTime();
        var found = knowledge.find(log + "Where are spare bulbs for the lamp kept? 二階ですか", 5);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(found.getFirst().text()).contains("Spare bulbs");
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
                Files.move(
                        next,
                        folder.resolve("watch.md"),
                        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
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

    private static Passage first(Knowledge knowledge, String question) {
        return knowledge.find(question, 5).getFirst();
    }

    private static List<String> texts(Knowledge knowledge, String question) {
        return knowledge.find(question, 5).stream().map(Passage::text).toList();
    }

    private static <T> void eventually(Callable<T> actual, T expected) {
        long end = System.nanoTime() + SOON.toNanos();
        try {
            while (!expected.equals(actual.call()) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(actual.call()).isEqualTo(expected);
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
