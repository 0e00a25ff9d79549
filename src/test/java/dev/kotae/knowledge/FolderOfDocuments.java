package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.FolderKnowledge.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A folder for one test, and what is opened over it; closed after the test.
abstract class FolderOfDocuments {
    static final Duration SOON = Duration.ofSeconds(5);

    @TempDir Path folder;
    private @Nullable FolderKnowledge opened;

    FolderKnowledge open() {
        return open(Settings.of(folder));
    }

    FolderKnowledge open(Settings settings) {
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

    void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void writeSmallHandbook() throws IOException {
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

    static Passage first(Knowledge knowledge, String question) {
        return knowledge.find(question, 5).getFirst();
    }

    static List<String> texts(Knowledge knowledge, String question) {
        return knowledge.find(question, 5).stream().map(Passage::text).toList();
    }

    static <T> void eventually(Callable<T> actual, T expected) {
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
