package dev.kotae.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.FolderKnowledge.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderKnowledgeTest extends FolderOfDocuments {
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

    @ParameterizedTest
    @CsvSource({"西館はどこ, ⻄館の鍵", "高橋さんの電話, 髙橋さん", "渡辺さん, 渡邉さん", "葛󠄀城の部長, 葛城の部⻑"})
    void a_variant_of_a_character_is_found_by_the_usual_one(String question, String words)
            throws IOException {
        writeSmallHandbook();
        write("key.md", "# 鍵\n\n髙橋さんが⻄館の鍵を管理します。\n");
        write("leave.md", "# 休暇\n\n斎藤さんが渡邉さんの休暇を承認します。\n");
        write("castle.md", "# 組織\n\n葛城の部⻑は計画を作ります。\n");
        assertThat(open().find(question, 5).getFirst().text()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What does IT do?", "Who is in IT?", "ITとは何ですか？"})
    void a_name_in_capitals_is_no_small_word(String question) throws IOException {
        writeSmallHandbook();
        write("it.md", "# IT desk\n\nIT lends computers, IT用の部屋は二階です。");
        var knowledge = open();

        assertThat(knowledge.find(question, 3))
                .extracting(Passage::title)
                .containsExactly("IT desk");
        assertThat(knowledge.find("DOES IT DO THAT?", 3)).isEmpty();
    }

    @Test
    void a_folder_without_a_document_is_empty() throws Exception {
        var knowledge = open(Settings.of(folder));
        assertThat(knowledge.isEmpty()).isTrue();

        write("a.md", "# 休暇\n\n有給休暇は20日です。\n");

        assertThat(open(Settings.of(folder)).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Leave\n\nEverybody has 20 days of leave a year.\n",
                "# 休暇\n\n有給休暇は年に二十日です。\n",
                "# 霧笛\n\n霧の日には人が鳴らします。\n"
            })
    void a_base_that_is_searched_by_words_is_not_empty_in_either_language(String text)
            throws IOException {
        write("a.md", text);

        assertThat(new Behind(open()).isEmpty()).isFalse();
    }

    /// Knows no more of what it holds than what is found.
    private record Behind(Knowledge documents) implements Knowledge {
        @Override
        public String name() {
            return documents.name();
        }

        @Override
        public List<Passage> find(String text, int limit) {
            return documents.find(text, limit);
        }
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
}
