package dev.kotae.local.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final String ENGLISH_FOOTER = "\n\n_Local stand-in, not a language model._";
    private static final String JAPANESE_FOOTER = "\n\n_ローカルの代役による回答です（言語モデルではありません）。_";

    private static final Source GREENHOUSE =
            new Source(
                    1,
                    "Greenhouse guide",
                    """
                    # Watering

                    Seedlings are watered twice a day, at 7:00 and 18:00. Grown plants need water
                    only every third day. They must not stand in water, because their roots rot.

                    # Visitors

                    Groups of up to 12 people may visit on Saturdays. A visit is booked by
                    telephone. However, schools may also write to the gardener.

                    Please do not bring:

                    - dogs
                    - sharp tools
                    - seeds of other plants
                    """);
    private static final Source HEATING =
            new Source(
                    2,
                    "Heating manual",
                    """
                    ## Lighting the stove

                    The stove heats the greenhouse in winter. Light it in this order:

                    1. Open the air valve.
                    2. Put three logs of birch on the grate.
                    3. Light the paper below the grate.

                    ## Telephone numbers

                    | Role | Name | Extension |
                    |---|---|---|
                    | Gardener | Mira Olsen | 411 |
                    | Stoker | Jon Berg | 427 |
                    """);
    private static final Source BOOKS =
            new Source(
                    3,
                    "図書室の案内",
                    """
                    # 貸出

                    本は一人5冊まで、14日間借りることができます。延長は1回だけ可能です。
                    雑誌は貸し出していません。汚れやすく、最新号を全員が読めるようにするためです。

                    # 返却の手順

                    次の手順で返却してください。

                    1. 返却箱に本を入れます。
                    2. 端末でカードをかざします。
                    3. 画面の「完了」を確認します。

                    # 開室時間

                    | 曜日 | 開室 | 閉室 |
                    |---|---|---|
                    | 平日 | 9時 | 20時 |
                    | 土曜日 | 10時 | 17時 |
                    """);
    private static final List<Source> ALL = List.of(GREENHOUSE, HEATING, BOOKS);

    private static String ask(String question) {
        return ask(question, ALL);
    }

    private static String ask(String question, List<Source> sources) {
        return Composer.answerTo(new Dialogue(question, List.of(), "", sources, List.of()));
    }

    private static String askAfter(String earlier, String answered, String question) {
        return Composer.answerTo(
                new Dialogue(question, List.of(earlier), answered, ALL, List.of()));
    }

    @Test
    void the_sentence_that_answers_is_quoted_with_its_document_number() {
        assertThat(ask("How often are seedlings watered?"))
                .isEqualTo(
                        "Seedlings are watered twice a day, at 7:00 and 18:00. [1]"
                                + ENGLISH_FOOTER);
        assertThat(ask("Which day can groups visit?"))
                .startsWith("Groups of up to 12 people may visit on Saturdays. [1]");
    }

    @Test
    void a_japanese_question_is_answered_from_japanese_sentences() {
        assertThat(ask("本は何冊まで借りることができますか？"))
                .isEqualTo("本は一人5冊まで、14日間借りることができます。 [3]" + JAPANESE_FOOTER);
        assertThat(ask("延長はできますか")).contains("延長は1回だけ可能です。 [3]");
    }

    @Test
    void a_reason_is_preferred_when_asked_why() {
        assertThat(ask("Why must plants not stand in water?"))
                .contains("They must not stand in water, because their roots rot. [1]");
        assertThat(ask("雑誌を貸し出していないのはなぜですか")).contains("最新号を全員が読めるようにするためです。 [3]");
    }

    @Test
    void a_sentence_that_leans_on_the_one_before_it_brings_it_along() {
        assertThat(ask("May schools write to the gardener?"))
                .startsWith(
                        "A visit is booked by telephone. [1]"
                                + " However, schools may also write to the gardener. [1]");
    }

    @Test
    void numbered_steps_are_given_whole_and_in_order_when_asked_how() {
        assertThat(ask("How do I light the stove?"))
                .isEqualTo(
                        """
                        Light it in this order: [2]

                        1. Open the air valve. [2]
                        2. Put three logs of birch on the grate. [2]
                        3. Light the paper below the grate. [2]\
                        """
                                + ENGLISH_FOOTER);
        assertThat(ask("本の返却の手順を教えてください"))
                .startsWith("次の手順で返却してください。 [3]\n\n1. 返却箱に本を入れます。 [3]\n2. 端末で")
                .contains("3. 画面の「完了」を確認します。 [3]");
    }

    @Test
    void items_of_a_list_keep_the_sentence_that_opens_it() {
        assertThat(ask("Can I bring dogs?"))
                .startsWith(
                        """
                        Please do not bring: [1]

                        - dogs [1]
                        - sharp tools [1]\
                        """);
    }

    @Test
    void a_table_row_names_its_columns() {
        assertThat(ask("What is the extension of the stoker?"))
                .isEqualTo("- **Stoker** – Name: Jon Berg, Extension: 427 [2]" + ENGLISH_FOOTER);
        assertThat(ask("土曜日は何時に閉室しますか"))
                .isEqualTo("- **土曜日** – 開室：10時、閉室：17時 [3]" + JAPANESE_FOOTER);
    }

    @Test
    void a_question_of_two_parts_is_answered_from_both_documents() {
        assertThat(ask("How many people may visit in groups, and which logs go on the grate?"))
                .contains("Groups of up to 12 people may visit on Saturdays. [1]")
                .contains("birch")
                .contains("[2]");
    }

    @Test
    void a_follow_up_is_understood_with_the_question_before_it() {
        assertThat(
                        askAfter(
                                "Must plants not stand in water?",
                                "They must not stand in water. [1]",
                                "and why?"))
                .contains("because their roots rot. [1]");
        assertThat(askAfter("雑誌は貸し出していますか", "雑誌は貸し出していません。 [3]", "それはなぜ？"))
                .contains("読めるようにするためです。 [3]");
        assertThat(
                        askAfter(
                                "What is the extension of the gardener?",
                                "Gardener, Extension: 411 [2]",
                                "And the stoker?"))
                .contains("Extension: 427 [2]")
                .doesNotContain("411");
    }

    @Test
    void a_bare_why_without_a_reason_in_the_documents_is_not_answered() {
        assertThat(askAfter("Which day can groups visit?", "On Saturdays. [1]", "why?"))
                .isEqualTo("I don't find that in the documents." + ENGLISH_FOOTER);
    }

    @Test
    void greetings_and_thanks_are_returned_without_a_citation() {
        assertThat(List.of("Hi", "hello there!", "Good morning :)", "Hey Kotae"))
                .allSatisfy(greeting ->
                        assertThat(ask(greeting)).startsWith("Hello!").doesNotContain("["));
        assertThat(List.of("Thanks!", "Thanks, that helped!", "OK, thanks a lot"))
                .allSatisfy(thanks ->
                        assertThat(ask(thanks)).startsWith("You are welcome.").doesNotContain("["));
        assertThat(List.of("こんにちは！", "おはようございます", "お疲れ様です"))
                .allSatisfy(greeting -> assertThat(ask(greeting)).startsWith("こんにちは。"));
        assertThat(List.of("ありがとうございました", "どうもありがとう！", "ありがとう、助かりました"))
                .allSatisfy(thanks -> assertThat(ask(thanks)).startsWith("どういたしまして。"));
    }

    @Test
    void who_asks_what_it_is_hears_that_it_stands_in_for_a_model() {
        assertThat(ask("What do you know about, and how can you help me?"))
                .startsWith("I stand in for a language model");
        assertThat(ask("あなたは誰ですか？")).startsWith("アカウントなしで");
    }

    @Test
    void what_only_a_model_could_write_is_not_said_to_be_missing() {
        assertThat(ask("Draft a note on how often seedlings are watered"))
                .startsWith("A language model would write this. What the documents say")
                .contains("twice a day");
        assertThat(ask("Translate into French: the moon rises")).contains("can only quote");
        assertThat(ask("What is 17*23?")).contains("can only quote");
        assertThat(ask("月についての詩を書いてください")).startsWith("文章の作成は言語モデルの仕事です");
    }

    @Test
    void a_greeting_before_a_question_does_not_hide_it() {
        assertThat(ask("Hello, how often are seedlings watered?")).contains("twice a day");
        assertThat(ask("こんにちは。本は何冊まで借りられますか。")).contains("5冊まで");
    }

    @Test
    void what_the_documents_do_not_say_is_not_answered() {
        assertThat(
                        List.of(
                                "What is the capital of Mongolia?",
                                "Who won the world cup in 1998?",
                                "How do I reset my password?",
                                "When does the water park in Oslo open?"))
                .allSatisfy(question ->
                        assertThat(ask(question))
                                .isEqualTo("I don't find that in the documents." + ENGLISH_FOOTER));
        assertThat(List.of("モンゴルの首都はどこですか", "有給休暇は何日ありますか", "社長の名前を教えて"))
                .allSatisfy(question ->
                        assertThat(ask(question)).isEqualTo("文書の中には見つかりませんでした。" + JAPANESE_FOOTER));
        assertThat(ask("How often are seedlings watered?", List.of()))
                .startsWith("I don't find that in the documents.");
    }

    @Test
    void sentences_in_the_other_language_are_quoted_as_such() {
        var wifi = new Source(4, "ネットワーク", "Redwoodの会議室では来客用の無線が使えます。");
        assertThat(ask("Is there something in Redwood?", List.of(wifi)))
                .isEqualTo(
                        "The documents say this in Japanese:\n\n"
                                + "> Redwoodの会議室では来客用の無線が使えます。 [4]"
                                + ENGLISH_FOOTER);
        var printer = new Source(7, "Printers", "The Laserwriter on floor 2 takes A3 paper.");
        assertThat(ask("Laserwriterの用紙は？", List.of(printer)))
                .isEqualTo(
                        "英語の文書に次の記載があります。\n\n"
                                + "> The Laserwriter on floor 2 takes A3 paper. [7]"
                                + JAPANESE_FOOTER);
    }

    @Test
    void what_was_said_in_the_conversation_is_quoted_without_a_number() {
        var said = new Source(Source.UNNUMBERED, "", "The barbecue moved to Friday.");
        assertThat(
                        Composer.answerTo(
                                new Dialogue(
                                        "When is the barbecue?",
                                        List.of(),
                                        "",
                                        ALL,
                                        List.of(said))))
                .isEqualTo("The barbecue moved to Friday." + ENGLISH_FOOTER);
    }

    @Test
    void the_same_sentence_in_two_documents_is_said_once() {
        var copy = new Source(9, "Copy", GREENHOUSE.text());
        assertThat(ask("How often are seedlings watered?", List.of(GREENHOUSE, copy)))
                .containsOnlyOnce("Seedlings are watered");
    }

    @Test
    void a_question_that_a_document_asks_itself_is_not_taken_for_an_answer() {
        var faq =
                new Source(
                        5,
                        "FAQ",
                        "**Can I park my bicycle in the yard?**\n\nYes, under the roof, until 22:00.");
        assertThat(ask("Can I park a bicycle in the yard?", List.of(faq)))
                .isEqualTo("Yes, under the roof, until 22:00. [5]" + ENGLISH_FOOTER);
    }

    @Test
    void footnote_signs_and_links_into_the_site_do_not_pass_for_citations() {
        var text =
                new Source(
                        6,
                        "Rules",
                        "Helmets are worn in the workshop [12], see [the list](list.md).");
        assertThat(ask("Are helmets worn in the workshop?", List.of(text)))
                .startsWith("Helmets are worn in the workshop, see the list. [6]");
    }

    @Test
    void a_command_stays_with_its_step() {
        var text =
                new Source(
                        6,
                        "Backups",
                        """
                        # Restoring a backup

                        1. Stop the service.
                        2. Fetch the archive:

                           ```
                           fetch --latest
                           ```

                        3. Start the service.
                        """);
        assertThat(ask("How do I restore a backup?", List.of(text)))
                .startsWith(
                        """
                        1. Stop the service. [6]
                        2. Fetch the archive: [6]
                           ```
                           fetch --latest
                           ```
                        3. Start the service. [6]\
                        """);
    }

    @Test
    void a_compound_is_found_however_its_kana_are_written() {
        var text = new Source(8, "見学", "見学の申し込みは前日の正午に締め切ります。");
        assertThat(ask("見学申込の締切はいつですか", List.of(text))).startsWith("見学の申し込みは前日の正午に締め切ります。 [8]");
    }

    @Test
    void one_item_of_a_long_list_is_quoted_alone() {
        assertThat(
                        ask(
                                "How many logs of birch are used?",
                                List.of(
                                        new Source(
                                                2,
                                                "Stove",
                                                """
                                                1. Open the air valve.
                                                2. Use three logs of birch.
                                                3. Light the paper.
                                                4. Close the door.
                                                """))))
                .startsWith("- Use three logs of birch. [2]\n\n_Local");
    }

    @Test
    void a_heading_without_a_sign_is_not_glued_to_its_text() {
        var text =
                new Source(
                        4,
                        "Garden",
                        """
                        Watering in summer
                        The beds are watered at 6:00 before the sun is high, except on rainy days.

                        Harvest
                        - Basil in June
                        - Tomatoes in August
                        """);
        assertThat(ask("When are the beds watered in summer?", List.of(text)))
                .startsWith("The beds are watered at 6:00 before");
        assertThat(ask("When is the harvest of tomatoes?", List.of(text)))
                .contains("- Tomatoes in August [4]")
                .doesNotContain("Harvest");
    }

    @Test
    void a_follow_up_about_one_step_finds_the_step() {
        assertThat(
                        askAfter(
                                "How do I light the stove?",
                                "Light it in this order: [2]",
                                "and how many logs?"))
                .contains("three logs of birch");
    }

    @Test
    void what_stands_under_the_name_of_the_thing_is_preferred_to_a_passing_mention() {
        var rules =
                new Source(
                        1,
                        "Leave rules",
                        """
                        ## Compassionate days

                        | Family | Days |
                        |---|---|
                        | Parent | 5 |
                        | Cousin | 1 |

                        ## Allotment

                        Gardeners have 21 days for the allotment.
                        """);
        assertThat(ask("How many compassionate days are there?", List.of(rules)))
                .contains("**Parent** – Days: 5 [1]")
                .contains("**Cousin** – Days: 1 [1]")
                .doesNotContain("21");
    }

    @Test
    void the_table_of_the_section_that_promises_the_number_is_given() {
        var leave =
                new Source(
                        1,
                        "庭師の休暇\n付与日数",
                        """
                        庭師休暇は毎年4月1日に付与します。

                        | 勤続 | 付与 |
                        |---|---|
                        | 1年目 | 11日 |
                        | 2年目 | 13日 |
                        """);
        var others =
                new Source(
                        2,
                        "庭師の休暇\nそのほかの休暇",
                        """
                        | 休暇 | 日数 |
                        |---|---|
                        | 水やり休暇 | 3日 |
                        | 剪定休暇 | 5日 |
                        """);
        assertThat(ask("庭師休暇は何日ありますか", List.of(others, leave)))
                .contains("11日", "13日")
                .doesNotContain("水やり", "剪定");
        assertThat(ask("剪定休暇は何日ありますか", List.of(others, leave)))
                .startsWith("- **剪定休暇** – 日数：5日 [2]");
    }

    @Test
    void a_sum_of_money_answers_how_much() {
        var shed =
                new Source(
                        1,
                        "Tools",
                        "The ladder allowance helps 300 gardeners. The ladder allowance is €45 a year.");
        assertThat(ask("How much is the ladder allowance?", List.of(shed)))
                .startsWith("The ladder allowance is €45 a year. [1]");
    }

    @Test
    void everyday_words_find_their_synonyms() {
        var office = new Source(1, "支払い", "給与は毎月20日に振り込みます。\n\n賞与は年3回です。\n\n温室の鍵は守衛が持っています。");
        assertThat(ask("給料はいつ振り込まれますか", List.of(office))).startsWith("給与は毎月20日に");
        assertThat(ask("ボーナスは年に何回ありますか", List.of(office))).startsWith("賞与は年3回です。");
    }

    @Test
    void what_something_is_is_explained_in_more_than_one_sentence() {
        var words =
                new Source(
                        1,
                        "Glossary",
                        "A dibber is a pointed stick. It makes holes for seeds. We keep ten of them.");
        assertThat(ask("What is a dibber?", List.of(words)))
                .contains("pointed stick. [1]", "holes for seeds. [1]");
    }

    @Test
    void a_shared_verb_alone_does_not_answer_a_short_question() {
        var rules = new Source(1, "Workshop", "Borrowers bring back the saw within three days.");
        assertThat(ask("Can I bring my parrot?", List.of(rules)))
                .startsWith("I don't find that in the documents.");
        assertThat(ask("When do I bring back the saw?", List.of(rules))).contains("three days");
    }

    @Test
    void a_part_of_a_synonym_does_not_stand_for_the_whole() {
        var rules = new Source(1, "Tools", "The trip wire of the mower is checked every spring.");
        assertThat(ask("When is business travel checked?", List.of(rules)))
                .startsWith("I don't find that in the documents.");
    }
}
