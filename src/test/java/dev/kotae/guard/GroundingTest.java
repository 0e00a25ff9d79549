package dev.kotae.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Passage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundingTest {
    private static final String LEAVE =
            """
            # Leave
            Every employee has 25 days of paid leave a year. Up to 5 days may be carried over \
            until 31 March 2026. Leave that is not taken by then is lost. Requests go to Ms. Tanaka \
            at least two weeks before the first day.
            """;

    private static final String TRAVEL =
            """
            ## 出張旅費
            国内出張の日当は1日につき3,000円とする。宿泊費の上限は１泊１万２千円であり、領収書の提出が必要である。
            航空機の利用は、事前に部長の承認を得た場合に限り認められる。
            """;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.。])");

    private final Grounding grounding = Grounding.in(passages(LEAVE, TRAVEL));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You have 25 days of paid leave each year.",
                "Up to five days may be carried over until March 31, 2026.",
                "Leave that was not taken by then is lost [1].",
                "2. Requests go to Ms. Tanaka at least 2 weeks before the first day.",
                "国内出張の日当は１日３０００円です。",
                "宿泊費の上限は1泊12,000円で、領収書の提出が必要です[2]。",
                "航空機は、事前に部長の承認を得た場合に限り利用が認められます。"
            })
    void what_a_passage_says_is_supported(String claim) {
        assertThat(grounding.of(claim)).isInstanceOf(Footing.Supported.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The canteen serves lunch between noon and two o'clock.",
                "You have 30 days of paid leave each year.",
                "Up to five days may be carried over until March 31, 2027.",
                "I think you will love working here!",
                "国内出張の日当は1日5,000円です。",
                "健康診断は毎年十月に社内の診療所で行われます。"
            })
    void what_no_passage_says_is_not(String claim) {
        assertThat(grounding.of(claim)).isInstanceOf(Footing.Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The warranty does not cover water damage.|The warranty covers water damage.",
                "The warranty covers water damage.|The warranty does not cover water damage.",
                "The Tokyo office is open on public holidays in May.|The Tokyo office is closed on"
                        + " public holidays in May.",
                "有給休暇は翌年に持ち越せます。|有給休暇は翌年に持ち越せません。",
                "領収書の提出は必要である。|領収書の提出は不要です。",
            })
    void a_statement_and_its_contrary_do_not_support_each_other(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(text)).isInstanceOf(Footing.Supported.class);
        var contested = Grounding.in(passages(text)).of(claim);
        assertThat(contested).isInstanceOf(Footing.Contested.class);
        assertThat(contested.isUnsure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Suzuki approves requests above 500 euro in two working days."
                        + "|Tanaka approves requests above 500 euro in two working days.",
                "Maria Lopez approves travel requests within two working days."
                        + "|John Smith approves travel requests within two working days.",
                "The request is approved by the finance team in Osaka before noon."
                        + "|The request is approved by the finance team in Tokyo before noon.",
                "出張の申請は、営業部の鈴木部長が二日以内に承認します。|出張の申請は、営業部の田中部長が二日以内に承認します。",
                "出張の申請は、大阪支店の経理部が二日以内に承認します。|出張の申請は、東京支店の経理部が二日以内に承認します。",
                "出張の申請は、ロンドン支店の経理部が二日以内に承認します。|出張の申請は、パリ支店の経理部が二日以内に承認します。",
                "The office in Kanazawa closes at 18:00 on Fridays."
                        + "|The office in Kanazawa closes at 18:00 on Mondays.",
                "申請は月曜日までに提出してください。|申請は金曜日までに提出してください。",
                "You may work from home up to three days a week with approval."
                        + "|You may work from home up to three days a month with approval.",
                "保存期間は30日です。|保存期間は30か月です。",
                "The limit is 500 EUR per night for hotels."
                        + "|The limit is 500 USD per night for hotels.",
                "The limit for hotels is €500 per night.|The limit for hotels is $500 per night.",
                "Receipts are required above 50 euro.|Receipts are required below 50 euro.",
                "Receipts are required over 50 euro.|Receipts are required under 50 euro.",
                "The deadline is 2026-03-04.|The deadline is 2026-04-03.",
                "The deadline is 4/3/2026.|The deadline is 3/4/2026.",
                "締切は3月4日です。|締切は4月3日です。",
            })
    void what_is_said_of_another_is_not_supported(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(text)).isInstanceOf(Footing.Supported.class);
        assertThat(Grounding.in(passages(text)).of(claim)).isInstanceOf(Footing.Contested.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The limit is 500 euro per night for hotels.|The limit for hotels is €500 a night.",
                "Employees lock the screen when they leave.|Everybody locks the screen, leaving.",
                "The report is due monthly, on Fridays.|The report is due every month on Friday.",
                "The office is open from Monday to Friday.|The office is open on Friday.",
                "出張は営業部の鈴木部長が承認します。|出張は鈴木部長が承認します。",
                "申請は月曜日か金曜日に提出してください。|申請は金曜日に提出してください。",
                "Orders of at most 50 euro are free.|Orders of up to 50 euro are free.",
                "The deadline is 4 April 2026.|The deadline is 2026-04-04.",
                "The deadline is April 4th, 2026.|The deadline is 4 April 2026.",
                "The desk is closed on 3 May and 4 May.|The desk is closed on May 4.",
                "締切は2026年3月4日です。|締切は2026-03-04です。",
                "Day trips are paid 20 euro and overnight trips 40 euro."
                        + "|Overnight trips are paid 40 euro.",
                "For interns, the limit is 50 euro; for employees, it is 80 euro."
                        + "|The limit for employees is 80 euro.",
                "The request takes between 5 and 10 days.|It takes 10 days.",
                "Gold customers get 5 percent and silver customers get 10 percent."
                        + "|Silver customers get 10 percent and gold customers get 5 percent.",
                "In 1990, the firm opened the desk, followed by the shop in 1995."
                        + "|The firm opened the desk in 1990.",
                "Part-time staff ask for leave 5 days before. They get 20 days."
                        + "|Part-time staff get 20 days of leave.",
                "Tanaka leads project Apollo with Suzuki. The project is in Osaka."
                        + "|Tanaka leads project Apollo in Osaka.",
            })
    void what_is_said_of_the_same_in_other_words_is_not_contested(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(claim)).isNotInstanceOf(Footing.Contested.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The trial period is six months. The notice period is three months."
                        + ";The trial period is three months.",
                "Day trips are paid 20 euro and overnight trips are paid 40 euro."
                        + ";Overnight trips are paid 20 euro.",
                "Gold customers get 10 percent and silver customers get 5 percent."
                        + ";Gold customers get 5 percent and silver customers get 10 percent.",
                "The hotel limit is 180 euro per night in 2026."
                        + " The hotel limit is 120 euro per night in 2023."
                        + ";The hotel limit is 120 euro per night in 2026.",
                "The office is closed on 3 May 2025. This was decided in 2026."
                        + ";The office is closed on 3 May 2026.",
                "Suzuki is the owner of project Apollo. Tanaka is the owner of project Zeus."
                        + ";Tanaka is the owner of project Apollo.",
                "The request for leave is approved in Osaka. Purchases are approved in Tokyo."
                        + ";The request for leave is approved in Tokyo.",
                "正社員の有給休暇は年20日です。契約社員の有給休暇は年10日です。;正社員の有給休暇は年10日です。",
                "試用期間は3か月です。退職は1か月前に申し出てください。退職届は6か月保管します。;試用期間は6か月です。",
            })
    void what_a_passage_says_of_something_else_is_not_supported(String text, String claim) {
        var facts = SENTENCE.split(text, -1);
        assertThat(Grounding.in(passages(text)).of(facts[0])).isInstanceOf(Footing.Supported.class);
        assertThat(Grounding.in(passages(text)).of(claim)).isInstanceOf(Footing.Contested.class);
        assertThat(Grounding.in(passages(facts)).of(claim)).isInstanceOf(Footing.Contested.class);
    }

    @Test
    void a_cell_of_another_row_does_not_support_a_row() {
        var table = Grounding.in(passages("| Gold | 10 % |\n| Silver | 5 % |"));
        assertThat(table.of("| Silver | 5 % |")).isInstanceOf(Footing.Supported.class);
        assertThat(table.of("| Gold | 5 % |")).isInstanceOf(Footing.Contested.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "領収書を提出しなければならない。|領収書を提出する必要があります。",
                "少なくとも二週間前に申請する。|2週間前に申請します。",
                "Leave that is not taken is lost.|Leave not taken is lost.",
                "専門知識がなくても栽培でき、苗は園芸店で入手できる。|苗は園芸店で入手できます。",
            })
    void what_says_the_same_with_a_denial_is_not_its_contrary(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(claim)).isNotInstanceOf(Footing.Contested.class);
    }

    @Test
    void what_is_denied_is_less_likely_than_what_is_said() {
        assertThat(grounding.of("Leave that is taken by then is not lost.").likelihood())
                .isLessThan(grounding.of("Leave not taken by then is lost.").likelihood());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The office opens at 9 a.m. on weekdays.|The office opens at 9:00 on weekdays.",
                "The office closes at 18:00 on weekdays.|The office closes at 6 p.m. on weekdays.",
                "The office closes at 6:30 PM on weekdays.|The office closes at 18:30 on weekdays.",
                "The desk is open from 14:00 to 17:00.|The desk is open from 2 to 5 p.m.",
                "窓口の受付時間は9時から18時です。|窓口の受付時間は9:00〜18:00です。",
                "窓口の受付時間は14:00から17:00です。|窓口の受付時間は午後2時から5時です。",
                "Access ends one week after the last day.|Access ends 1 week after the last day.",
                "You get a day off each week.|You get 1 day off each week.",
                "試用期間は一か月とする。|試用期間は1か月です。",
                "Ask within fourteen days of the purchase.|Ask within 14 days of the purchase.",
                "Seventy people work in Osaka.|70 people work in Osaka.",
                "The plan holds twenty-five seats.|The plan holds 25 seats.",
                "The plan holds twenty-one seats.|The plan holds 21 seats.",
                "The plan holds two hundred seats.|The plan holds 200 seats.",
                "The canteen is on the second floor.|The canteen is on the 2nd floor.",
                "Each laptop has a disk of 256GB.|Each laptop has a disk of 256 GB.",
                "The build needs JDK25 or newer.|The build needs JDK 25 or newer.",
                "The build needs v1.2.3 of the client.|The build needs 1.2.3 of the client.",
                "The fair begins on 10 Dec in Tokyo.|The fair begins on December 10 in Tokyo.",
                "保証金の上限は百万円である。|保証金の上限は100万円です。",
                "保証金の上限は三十万五千円である。|保証金の上限は305,000円です。",
            })
    void a_number_may_be_written_in_another_way(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(claim)).isInstanceOf(Footing.Supported.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The fair begins on 15 March.|見本市は3月15日に始まります。",
                "The fair begins in May.|見本市は5月に始まります。",
                "The fair begins on 10 Dec.|見本市は12月10日に始まります。",
                "The desk closes at 6 p.m.|窓口は18時に閉まります。",
            })
    void a_number_may_be_written_in_the_way_of_another_language(String text, String claim) {
        assertThat(Grounding.in(passages(text)).of(claim)).isInstanceOf(Footing.Open.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The office opens at 9 a.m.|The office opens at 9:30.|30",
                "The office opens at 9 a.m.|The office opens at 21:00.|21:00",
                "You may ask in writing.|見本市は5月に始まります。|5",
                "The last days are few.|The last 2 days are few.|2",
            })
    void another_number_stands_nowhere(String text, String claim, String missing) {
        assertThat(Grounding.in(passages(text)).of(claim))
                .isInstanceOfSatisfying(
                        Footing.Unsupported.class,
                        footing -> assertThat(footing.missing()).containsExactly(missing));
    }

    @Test
    void a_number_that_stands_nowhere_is_named() {
        assertThat(grounding.of("Employees have 99 days of leave."))
                .isInstanceOfSatisfying(
                        Footing.Unsupported.class,
                        footing -> assertThat(footing.missing()).containsExactly("99"));
    }

    @Test
    void the_quote_is_a_sentence_of_its_passage_to_the_letter() {
        assertThat(grounding.of("宿泊費の上限は1泊12,000円です。"))
                .isInstanceOfSatisfying(
                        Footing.Supported.class,
                        footing -> {
                            assertThat(footing.passage()).isEqualTo(1);
                            assertThat(footing.quote())
                                    .isEqualTo("宿泊費の上限は１泊１万２千円であり、領収書の提出が必要である。");
                        });
    }

    @Test
    void a_title_and_headings_speak_for_what_stands_below_them_and_are_not_quoted() {
        var under =
                Grounding.in(
                        List.of(
                                new Passage(
                                        "id",
                                        "Accounts 2026",
                                        List.of("2. After 30 days"),
                                        "",
                                        "We send a reminder first. Then it is deleted.",
                                        1)));
        assertThat(under.of("In 2026, the account is deleted after 30 days."))
                .isInstanceOfSatisfying(
                        Footing.Supported.class,
                        footing -> assertThat(footing.quote()).isEqualTo("Then it is deleted."));
        assertThat(under.of("The account is deleted after 2 days."))
                .isInstanceOf(Footing.Unsupported.class);
        assertThat(under.of("These are the accounts of 2026."))
                .isInstanceOfSatisfying(
                        Footing.Supported.class,
                        footing ->
                                assertThat(footing.quote()).isEqualTo("We send a reminder first."));
    }

    @Test
    void variants_of_characters_are_compared_as_they_are_usually_written() {
        var variants = Grounding.in(passages("髙橋さんが⻄館の鍵を管理し、部⻑が承認する。"));
        assertThat(variants.of("高橋さんが西館の鍵を管理し、部長が承認します。"))
                .isInstanceOfSatisfying(
                        Footing.Supported.class,
                        footing -> assertThat(footing.quote()).startsWith("髙橋さんが⻄館"));
    }

    @Test
    void half_width_kana_are_compared_as_what_they_stand_for() {
        var widths = Grounding.in(passages("ﾊﾟｽﾜｰﾄﾞは90日ごとに変更する。"));
        assertThat(widths.of("パスワードは９０日ごとに変更します。"))
                .isInstanceOfSatisfying(
                        Footing.Supported.class,
                        footing -> assertThat(footing.quote()).isEqualTo("ﾊﾟｽﾜｰﾄﾞは90日ごとに変更する。"));
    }

    @Test
    void without_passages_nothing_is_supported() {
        assertThat(Grounding.in(List.of()).of("Paris is in France."))
                .isInstanceOf(Footing.Unsupported.class);
        assertThat(grounding.of("")).isInstanceOf(Footing.Unsupported.class);
        assertThat(grounding.of("...!?")).isInstanceOf(Footing.Unsupported.class);
    }

    private static List<Passage> passages(String... texts) {
        return Stream.of(texts)
                .map(text -> new Passage("id", "Title", List.of(), "", text, 1))
                .toList();
    }
}
