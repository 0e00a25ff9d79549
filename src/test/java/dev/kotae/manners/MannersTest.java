package dev.kotae.manners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Muted;
import dev.kotae.chat.Arrival.Said;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Platform;
import dev.kotae.manners.Judgement.AskFirst;
import dev.kotae.manners.Judgement.ForUs;
import dev.kotae.manners.Judgement.MuteWish;
import dev.kotae.manners.Judgement.NotForUs;
import dev.kotae.manners.Judgement.SwitchedOff;
import dev.kotae.manners.Judgement.Why;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom people mean by what they say in a channel.
class MannersTest {
    private static final String EMMA = "U1";
    private static final String KENJI = "U2";
    private static final String MEI = "U3";

    private final HandClock clock = new HandClock();
    private final Ports ports = new InMemoryStore(clock).ports();
    private Manners manners = with(Rules.NONE);
    private int second;

    @Test
    void who_calls_us_is_answered() {
        assertThat(call(EMMA, "How many days of leave?")).isEqualTo(new ForUs());
    }

    @Test
    void what_is_said_in_a_thread_in_which_nobody_called_us_is_none_of_our_business() {
        assertThat(say(EMMA, "How many days of leave?")).isEqualTo(not(Why.STRANGERS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and half days?",
                "Make it shorter",
                "I meant part-timers.",
                "半日は？",
                "もっと短く",
                "yes",
                "1",
                "はい"
            })
    void after_one_call_the_asker_goes_on_without_calling_again(String text) {
        call(EMMA, "How many days of leave?");

        assertThat(say(EMMA, text)).isEqualTo(new ForUs());
        assertThat(say(EMMA, text)).as("and on").isEqualTo(new ForUs());
    }

    @Test
    void a_file_without_words_of_the_asker_is_for_us() {
        call(EMMA, "Summarise what I send next");

        var file = new Attachment("F1", "plan.pdf", "application/pdf", 10);
        assertThat(manners.judge(new Said(asked(EMMA, "", List.of(file)), false, Set.of(), false)))
                .isEqualTo(new ForUs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And for part-timers?",
                "what about part-timers",
                "Can you list them",
                "パートの場合はどうですか",
                "パートは？",
                "もう少し詳しく教えてください。"
            })
    void a_colleague_may_ask_on_too(String text) {
        call(EMMA, "How many days of leave?");

        assertThat(say(KENJI, text)).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's 20 days, see the wiki.",
                "No, that changed last year",
                "20日だよ。規程に書いてある。",
                "それは去年変わりました"
            })
    void when_a_colleague_answers_we_are_silent_until_we_are_called(String text) {
        call(EMMA, "How many days of leave?");

        assertThat(say(KENJI, text)).isEqualTo(not(Why.REMARK));
        assertThat(say(EMMA, "Really? Since when?")).isEqualTo(not(Why.AMONG_PEOPLE));
        assertThat(say(KENJI, "Since April?")).isEqualTo(not(Why.AMONG_PEOPLE));

        assertThat(call(EMMA, "is that so?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @Test
    void when_somebody_else_is_named_we_are_silent_until_we_are_called() {
        call(EMMA, "How many days of leave?");

        assertThat(say(EMMA, "@Kenji is that right?", KENJI)).isEqualTo(not(Why.OTHERS_NAMED));
        assertThat(say(KENJI, "Who told you that?")).isEqualTo(not(Why.AMONG_PEOPLE));
        assertThat(say(EMMA, "So how many?")).isEqualTo(not(Why.AMONG_PEOPLE));

        assertThat(call(KENJI, "tell her, please")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @Test
    void who_calls_us_may_name_others_too() {
        assertThat(
                        judge(
                                new Said(
                                        asked(EMMA, "tell @Kenji how many", List.of()),
                                        true,
                                        Set.of(KENJI),
                                        false)))
                .isEqualTo(new ForUs());
    }

    @Test
    void what_was_said_among_people_before_the_call_is_over() {
        call(EMMA, "How many days of leave?");
        var late = asked(KENJI, "It's 20.", List.of());
        call(EMMA, "and half days?");
        assertThat(manners.judge(new Said(late, false, Set.of(), false)))
                .isEqualTo(not(Why.REMARK));

        assertThat(say(EMMA, "and hours?")).as("a late delivery").isEqualTo(new ForUs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "thank you so much",
                "ok, thanks",
                "Got it 👍",
                ":pray:",
                "+1",
                "ありがとうございます！",
                "ありがとう、助かりました",
                "了解です",
                "なるほど。",
                ""
            })
    void thanks_and_nods_want_no_answer_and_end_nothing(String text) {
        call(EMMA, "How many days of leave?");

        assertThat(say(EMMA, text)).isEqualTo(not(Why.NO_QUESTION));
        assertThat(say(KENJI, text)).isEqualTo(not(Why.NO_QUESTION));
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mute",
                "Mute!",
                "mute please",
                "please mute",
                "be quiet",
                "ミュート",
                "ミュートして",
                "ミュートお願いします",
                "静かに",
                "静かにして",
                "静かにしてください。",
                "黙って",
                "黙ってて"
            })
    void a_word_mutes_in_the_thread_and_a_call_is_answered_all_the_same(String text) {
        call(EMMA, "How many days of leave?");

        var wish = say(KENJI, text);
        assertThat(wish).isEqualTo(new MuteWish(true));
        assertThat(mute(KENJI, true)).isTrue();
        assertThat(mute(KENJI, true)).as("again").isFalse();

        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.MUTED));
        assertThat(call(EMMA, "and half days?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and hours?")).as("still").isEqualTo(not(Why.MUTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unmute", "Unmute, please", "ミュート解除", "ミュート解除して", "ミュートを解除してください", "話していいよ"})
    void a_word_unmutes_and_we_listen_again(String text) {
        call(EMMA, "How many days of leave?");
        say(KENJI, "It's 20.");
        mute(KENJI, true);
        say(EMMA, "Are you sure?");

        assertThat(say(EMMA, text)).isEqualTo(new MuteWish(false));
        clock.move(Duration.ofMinutes(1));
        assertThat(mute(EMMA, false)).isTrue();

        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I mute a channel?",
                "the mute button is broken",
                "ミュートの方法を教えて",
                "会議中は静かにする規則はありますか？"
            })
    void a_question_about_muting_is_a_question(String text) {
        assertThat(call(EMMA, text)).isEqualTo(new ForUs());
    }

    @Test
    void a_thread_may_want_us_back_in_a_channel_that_is_muted() {
        call(EMMA, "How many days of leave?");
        assertThat(manners.mute(new Muted(address(""), KENJI, true))).isTrue();
        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.MUTED));

        assertThat(say(EMMA, "unmute")).isEqualTo(new MuteWish(false));
        assertThat(mute(EMMA, false)).isTrue();

        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
        assertThat(mute(EMMA, true)).isTrue();
        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.MUTED));
    }

    @Test
    void where_we_were_never_called_nobody_can_mute_us() {
        assertThat(say(EMMA, "静かに")).isEqualTo(not(Why.STRANGERS));
        assertThat(mute(EMMA, true)).isFalse();
        assertThat(call(EMMA, "How many?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());
    }

    @Test
    void other_threads_stay_as_they_are() {
        call(EMMA, "How many days of leave?");
        mute(EMMA, true);
        var other = address("2");
        ports.inbox().accept(at(other, EMMA, "How?"));

        assertThat(manners.judge(new Said(at(other, EMMA, "and why?"), false, Set.of(), false)))
                .isEqualTo(new ForUs());
    }

    @Test
    void a_channel_that_wants_to_be_mentioned_hears_nothing_otherwise() {
        listen(Listening.MENTION);

        assertThat(call(EMMA, "How many days of leave?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.NOT_CALLED));
    }

    @Test
    void a_channel_that_is_off_hears_nothing_and_who_calls_is_told() {
        listen(Listening.OFF);

        assertThat(call(EMMA, "How many days of leave?")).isEqualTo(new SwitchedOff());
        assertThat(call(EMMA, "unmute")).isEqualTo(new SwitchedOff());
        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.NOT_CALLED));
    }

    @Test
    void a_channel_that_wants_to_be_asked_first_is_asked_where_we_would_have_answered() {
        listen(Listening.ASK_FIRST);

        assertThat(call(EMMA, "How many days of leave?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new AskFirst());
        assertThat(say(KENJI, "It's 20.")).isEqualTo(not(Why.REMARK));
        assertThat(say(EMMA, "and half days?")).isEqualTo(not(Why.AMONG_PEOPLE));
    }

    @Test
    void the_settings_hold_where_the_channel_asked_for_nothing() {
        manners =
                with(
                        new Rules(
                                Listening.MENTION,
                                Map.of("C1", Wishes.NONE.listening(Optional.of(Listening.OFF)))));
        assertThat(call(EMMA, "How many?")).isEqualTo(new SwitchedOff());

        listen(Listening.THREAD);
        assertThat(call(EMMA, "How many?")).isEqualTo(new ForUs());
        assertThat(say(EMMA, "and half days?")).isEqualTo(new ForUs());

        var elsewhere = new Address(Platform.SLACK, "T1", "C9", "1");
        ports.inbox().accept(at(elsewhere, EMMA, "How?"));
        assertThat(manners.judge(new Said(at(elsewhere, EMMA, "why?"), false, Set.of(), false)))
                .isEqualTo(not(Why.NOT_CALLED));
    }

    @ParameterizedTest
    @EnumSource(Listening.class)
    void who_pays_attention_to_a_muted_thread_in_any_channel_is_nobody(Listening listening) {
        listen(Listening.THREAD);
        call(EMMA, "How many?");
        mute(EMMA, true);
        listen(listening);

        assertThat(say(EMMA, "and half days?")).isInstanceOf(NotForUs.class);
    }

    @Test
    void the_askers_wish_goes_before_the_channels() {
        var asked = asked(EMMA, "How?", List.of());
        assertThat(manners.taste(asked)).isEqualTo(Taste.NONE);

        keep(Scope.ROOM, "C1", Wishes.NONE.onTier(Optional.of("quick")));
        assertThat(manners.taste(asked).tier()).contains("quick");
        keep(Scope.PERSON, EMMA, Wishes.NONE.onTier(Optional.of("balanced")));
        assertThat(manners.taste(asked).tier()).contains("balanced");
        assertThat(manners.taste(asked(MEI, "How?", List.of())).tier()).contains("quick");
    }

    @Test
    void a_person_chooses_the_language_of_notices_and_a_channel_that_of_answers() {
        keep(Scope.PERSON, EMMA, Wishes.NONE.inLanguage(Optional.of(Locale.JAPANESE)));
        keep(Scope.ROOM, "C1", Wishes.NONE.inLanguage(Optional.of(Locale.ENGLISH)));

        var taste = manners.taste(asked(EMMA, "有給は？", List.of()));
        assertThat(taste.notices()).contains(Locale.JAPANESE);
        assertThat(taste.answers()).contains(Locale.ENGLISH);
        assertThat(manners.language("slack/T1", EMMA)).contains(Locale.JAPANESE);
        assertThat(manners.language("slack/T2", EMMA)).isEmpty();
    }

    @Test
    void muting_leaves_the_conversations_other_wishes_alone() {
        call(EMMA, "How many?");
        var lane = address("1").lane();
        keep(Scope.LANE, lane, Wishes.NONE.onTier(Optional.of("deep")));

        mute(EMMA, true);
        mute(EMMA, false);

        assertThat(ports.preferences().of("slack/T1", Scope.LANE, lane))
                .isEqualTo(Wishes.NONE.onTier(Optional.of("deep")));
    }

    private Manners with(Rules rules) {
        return new Manners(ports.preferences(), ports.voices(), rules, clock);
    }

    private void listen(Listening listening) {
        keep(Scope.ROOM, "C1", Wishes.NONE.listening(Optional.of(listening)));
    }

    private void keep(Scope scope, String subject, Wishes wishes) {
        ports.preferences().change("slack/T1", scope, subject, _ -> wishes);
    }

    private Judgement call(String person, String text) {
        return judge(new Said(asked(person, text, List.of()), true, Set.of(), false));
    }

    private Judgement say(String person, String text, String... mentioned) {
        return judge(new Said(asked(person, text, List.of()), false, Set.of(mentioned), false));
    }

    /// What is for us is accepted, as the reception does.
    private Judgement judge(Said said) {
        var judgement = manners.judge(said);
        if (judgement.equals(new ForUs())) {
            ports.inbox().accept(said.asked());
        }
        return judgement;
    }

    private boolean mute(String person, boolean muted) {
        return manners.mute(new Muted(address("1"), person, muted));
    }

    private static NotForUs not(Why why) {
        return new NotForUs(why);
    }

    private static Address address(String thread) {
        return new Address(Platform.SLACK, "T1", "C1", thread);
    }

    private Asked asked(String person, String text, List<Attachment> files) {
        var plain = at(address("1"), person, text);
        return new Asked(
                plain.identities(), plain.address(), "", person, text, files, plain.at(), "");
    }

    private Asked at(Address address, String person, String text) {
        second++;
        return new Asked(
                Set.of("message " + second),
                address,
                "",
                person,
                text,
                List.of(),
                clock.instant().plusSeconds(second),
                "");
    }
}
