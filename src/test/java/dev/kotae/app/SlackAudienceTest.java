package dev.kotae.app;

import static dev.kotae.app.SlackAtWork.action;
import static dev.kotae.local.slack.Workspace.BOT;
import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.GUEST;
import static dev.kotae.local.slack.Workspace.HR;
import static dev.kotae.local.slack.Workspace.PLANNING;
import static dev.kotae.local.slack.Workspace.PRIYA;
import static dev.kotae.local.slack.Workspace.SATO;
import static dev.kotae.local.slack.Workspace.TANAKA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Rule;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.Someone;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.AuditTrail.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who sees what, a test for each row of the table: what may be read for an answer follows from who
/// will see it, as Slack tells over the wire.
class SlackAudienceTest {
    private static final String QUESTION = "What is the salary band of grade seven?";
    private static final String SECRET = "9,100";
    private static final String LUNCH = "When does the canteen open for lunch?";
    private static final String ELEVEN = "eleven";
    private static final String ROTA = "Who is on call at weekends according to the rota?";
    private static final String ON_CALL = "Dr. Okafor";

    private static final String HR_TEAM = "S0HRTEAM00";
    private static final String TEAM_ROOM = "C0TEAM0000";
    private static final String PARTNERS = "C0PARTNERS";
    private static final String ALLOWED = "C0ALLOWED0";
    private static final String SEVERAL = "C0SEVERAL0";
    private static final String STRANGER = "U0STRANGER";

    @TempDir Path folder;
    private SlackAtWork work;

    /// Open to everybody: the canteen. For a group: the salaries. For one channel: the rota.
    @BeforeEach
    void open() throws Exception {
        var canteen = documents("canteen", "The canteen opens for lunch at eleven o'clock.");
        var salaries =
                documents("salaries", "The salary band of grade seven is 9,100 euros a month.");
        var rota = documents("rota", "According to the rota Dr. Okafor is on call at weekends.");
        var forHr = new Rule(Set.of("*"), Set.of(TANAKA), Set.of("hr"));
        work =
                new SlackAtWork(
                        "agent",
                        settings ->
                                settings.with(Map.of(Key.SLACK_SHARED_CHANNELS, ALLOWED))
                                        .withGroups(Map.of("hr", Set.of(HR_TEAM, PRIYA)))
                                        .withKnowledge(
                                                List.of(
                                                        new Source.Folder(
                                                                "",
                                                                canteen,
                                                                "",
                                                                Rule.EVERYBODY,
                                                                ""),
                                                        new Source.Folder(
                                                                "", salaries, "", forHr, ""),
                                                        new Source.Folder(
                                                                "",
                                                                rota,
                                                                "",
                                                                Rule.in(Set.of(HR)),
                                                                ""))));
        var workspace = work.slack.workspace();
        workspace.directory().group(HR_TEAM, List.of(EMMA));
        workspace.open(room(TEAM_ROOM, true, false, List.of(EMMA, PRIYA, TANAKA, BOT)));
        workspace
                .directory()
                .welcome(
                        new Someone(
                                STRANGER,
                                "Kim",
                                "Kim Berg",
                                Locale.US,
                                ZoneOffset.UTC,
                                Someone.Role.OUTSIDER));
        workspace.open(room(PARTNERS, false, true, List.of(EMMA, STRANGER, BOT)));
        workspace.open(room(ALLOWED, false, true, List.of(EMMA, STRANGER, BOT)));
    }

    private String documents(String name, String text) throws IOException {
        var documents = Files.createDirectory(folder.resolve(name));
        Files.writeString(documents.resolve(name + ".md"), "# The " + name + "\n\n" + text + "\n");
        return documents.toString();
    }

    private static Room room(String id, boolean hidden, boolean shared, List<String> members) {
        return new Room(id, "room", false, hidden, shared, EMMA, members);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void in_a_direct_message_the_asker_alone_reads() {
        assertThat(asked(EMMA, direct(EMMA), QUESTION)).contains(SECRET);
        assertThat(asked(SATO, direct(SATO), QUESTION)).doesNotContain(SECRET);
        assertThat(decisions()).containsExactly("asker,confidential", "asker,missed");
    }

    @Test
    void a_user_group_a_mapping_and_a_persons_own_name_let_read() {
        assertThat(asked(EMMA, direct(EMMA), QUESTION)).contains(SECRET);
        assertThat(asked(PRIYA, direct(PRIYA), QUESTION)).contains(SECRET);
        assertThat(asked(TANAKA, direct(TANAKA), QUESTION)).contains(SECRET);
    }

    @Test
    void a_command_in_a_channel_is_answered_for_the_askers_eyes_alone() {
        assertThat(text(work.whispered(EMMA, GENERAL, QUESTION))).contains(SECRET);
        assertThat(decisions()).containsExactly("asker,confidential");
    }

    @Test
    void in_a_private_channel_what_all_of_its_members_may_read_is_read() {
        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).contains(SECRET);
        assertThat(decisions()).containsExactly("members-3,confidential");
    }

    @Test
    void in_a_private_channel_what_one_of_its_members_may_not_read_is_not_read() {
        assertThat(asked(EMMA, PLANNING, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, PLANNING, LUNCH)).contains(ELEVEN);
        assertThat(decisions()).containsExactly("members-3,withheld-1,missed", "members-3");
    }

    @Test
    void a_guest_among_the_members_of_a_private_channel_closes_what_is_restricted() {
        var members = List.of(EMMA, PRIYA, GUEST, BOT);
        work.slack.workspace().open(room(TEAM_ROOM, true, false, members));

        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, TEAM_ROOM, LUNCH)).contains(ELEVEN);
    }

    @Test
    void of_a_private_channel_whose_members_slack_does_not_tell_only_the_unrestricted_is_read() {
        work.slack.follow(method ->
                method.equals("conversations.members")
                        ? Optional.of(new SlackTrouble.Refused("missing_scope"))
                        : Optional.empty());

        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, TEAM_ROOM, LUNCH)).contains(ELEVEN);
        assertThat(decisions()).containsExactly("unknown,withheld-1,missed", "unknown");
    }

    @Test
    void in_a_private_channel_of_more_than_a_thousand_only_the_unrestricted_is_read() {
        var many =
                Stream.concat(
                                Stream.of(EMMA, BOT),
                                IntStream.range(0, 1_000).mapToObj("U1%08d"::formatted))
                        .toList();
        work.slack.workspace().open(room(TEAM_ROOM, true, false, many));

        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, TEAM_ROOM, LUNCH)).contains(ELEVEN);
        assertThat(decisions()).containsExactly("many,withheld-1,missed", "many");
    }

    @Test
    void in_a_direct_message_of_several_people_what_all_of_them_may_read_is_read() {
        several(EMMA, PRIYA);
        assertThat(asked(EMMA, SEVERAL, QUESTION)).contains(SECRET);

        several(EMMA, PRIYA, SATO);
        assertThat(asked(SATO, SEVERAL, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, SEVERAL, LUNCH)).contains(ELEVEN);
        assertThat(decisions())
                .containsExactly("members-2,confidential", "members-3,missed", "members-3");
    }

    @Test
    void in_a_direct_message_of_several_people_we_answer_in_the_thread_once_we_are_called() {
        several(EMMA, PRIYA);
        work.slack.say(EMMA, SEVERAL, LUNCH);
        var first = work.answered(EMMA, SEVERAL, LUNCH);

        work.slack.say(
                EMMA, SEVERAL, "And when does the canteen open for breakfast?", first.thread());

        Soon.found(
                "an answer to what follows",
                () ->
                        work.said(SEVERAL)
                                .filter(post -> post.thread().equals(first.thread()))
                                .filter(post -> !post.ts().equals(first.ts()))
                                .filter(SlackAtWork::isWhole)
                                .findFirst());
        assertThat(work.said(SEVERAL)).hasSize(2);
    }

    @Test
    void a_command_in_a_direct_message_of_several_people_is_answered_for_the_askers_eyes_alone() {
        several(EMMA, PRIYA, SATO);

        assertThat(text(work.whispered(EMMA, SEVERAL, QUESTION))).contains(SECRET);
        assertThat(work.visible(SEVERAL)).isEmpty();
    }

    private void several(String... people) {
        var members = Stream.concat(Stream.of(people), Stream.of(BOT)).toList();
        work.slack
                .workspace()
                .open(new Room(SEVERAL, "mpdm-several-1", false, true, false, EMMA, members));
    }

    @Test
    void in_a_public_channel_what_every_full_member_may_read_is_read() {
        assertThat(asked(EMMA, HR, ROTA)).contains(ON_CALL);
        assertThat(asked(EMMA, HR, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, GENERAL, ROTA)).doesNotContain(ON_CALL);
        assertThat(asked(EMMA, GENERAL, LUNCH)).contains(ELEVEN);
        assertThat(decisions())
                .containsExactly(
                        "workspace,confidential",
                        "workspace,confidential,withheld-1,missed",
                        "workspace,missed",
                        "workspace");
    }

    @Test
    void a_guest_gets_what_is_unrestricted_wherever_the_question_is_asked() {
        var workspace = work.slack.workspace();
        workspace.directory().group(HR_TEAM, List.of(EMMA, GUEST));
        workspace.open(new Room(HR, "hr", false, false, false, SATO, List.of(EMMA, GUEST, BOT)));

        assertThat(asked(GUEST, direct(GUEST), QUESTION)).doesNotContain(SECRET);
        assertThat(asked(GUEST, HR, ROTA)).doesNotContain(ON_CALL);
        assertThat(asked(GUEST, HR, LUNCH)).contains(ELEVEN);
        assertThat(decisions())
                .containsExactly("asker-guest,missed", "workspace-guest,missed", "workspace-guest");
    }

    @Test
    void a_guest_who_wants_another_answer_for_a_member_closes_nothing_to_it() {
        work.slack
                .workspace()
                .open(new Room(HR, "hr", false, false, false, SATO, List.of(EMMA, GUEST, BOT)));
        var first = work.answered(EMMA, HR, ROTA);
        assertThat(text(first)).contains(ON_CALL);

        work.as(GUEST).press(HR, first.ts(), "kotae_deeper");

        var deeper = work.inPlaceOf(first, one -> action(one, "kotae_deeper").isEmpty());
        assertThat(text(deeper)).contains(ON_CALL);
    }

    @Test
    void somebody_from_another_company_is_refused_and_so_is_a_shared_channel() {
        refused(STRANGER, PARTNERS, Wording.APOLOGY_OUTSIDER);
        refused(EMMA, PARTNERS, Wording.APOLOGY_OUTSIDERS);
        assertThat(work.audits())
                .extracting(AuditEntry::detail)
                .containsExactlyInAnyOrder("outsider", "outsiders");
        assertThat(work.slack.history().toString()).doesNotContain(ELEVEN);
    }

    @Test
    void a_shared_channel_that_the_settings_allow_gets_what_is_unrestricted() {
        assertThat(asked(STRANGER, ALLOWED, LUNCH)).contains(ELEVEN);
        assertThat(asked(EMMA, ALLOWED, QUESTION)).doesNotContain(SECRET);
        assertThat(decisions()).containsExactly("shared", "shared,missed");
    }

    @Test
    void more_than_all_may_read_is_offered_to_the_asker_and_shared_only_as_far_as_all_may() {
        var before = Instant.now();
        asked(EMMA, GENERAL, QUESTION);
        var offer = work.note(EMMA, GENERAL, Wording.PRIVATELY.in(Locale.ENGLISH));
        assertThat(offer.onlyFor()).isEqualTo(EMMA);

        work.as(EMMA).press(GENERAL, offer.ts(), "kotae_privately");
        var whisper = work.whisper(EMMA, GENERAL, before);
        assertThat(text(whisper)).contains(SECRET);

        work.as(EMMA).press(GENERAL, whisper.ts(), "kotae_share");
        work.note(EMMA, GENERAL, "the answer follows");
        var shared =
                Soon.found(
                        "a shared answer",
                        () ->
                                work.visible(GENERAL).stream()
                                        .filter(post -> text(post).contains("<@" + EMMA + ">"))
                                        .findFirst());
        assertThat(text(shared)).doesNotContain(SECRET).contains(QUESTION);
        assertThat(work.visible(GENERAL)).noneMatch(post -> text(post).contains(SECRET));
        assertThat(decisions())
                .containsExactly(
                        "workspace,withheld-1,missed",
                        "asker,confidential",
                        "workspace,withheld-1,missed");
    }

    @Test
    void who_may_read_no_more_than_the_others_is_offered_nothing() {
        asked(SATO, GENERAL, QUESTION);
        SlackAtWork.pause(Duration.ofMillis(500));

        assertThat(work.said(GENERAL)).allMatch(post -> post.onlyFor().isEmpty());
    }

    @Test
    void members_are_asked_about_once_and_not_for_every_question() {
        asked(EMMA, TEAM_ROOM, QUESTION);
        asked(PRIYA, TEAM_ROOM, LUNCH);

        assertThat(work.calls("conversations.members")).isEqualTo(1);
        assertThat(work.calls("usergroups.users.list")).isEqualTo(1);
    }

    @Test
    void who_came_into_a_private_channel_since_its_members_were_asked_about_reads_too() {
        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).contains(SECRET);
        var members = List.of(EMMA, PRIYA, TANAKA, SATO, BOT);
        work.slack.workspace().open(room(TEAM_ROOM, true, false, members));

        assertThat(asked(SATO, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(work.calls("conversations.members")).isEqualTo(2);
    }

    @Test
    void of_a_private_channel_whose_members_lack_the_asker_only_the_unrestricted_is_read() {
        work.slack.workspace().open(room(TEAM_ROOM, true, false, List.of(BOT)));

        assertThat(asked(EMMA, TEAM_ROOM, QUESTION)).doesNotContain(SECRET);
        assertThat(decisions()).containsExactly("unknown,withheld-1,missed");
    }

    @Test
    void what_only_a_member_sees_is_answered_in_a_channel_of_several_companies_too() {
        var answer = work.whispered(EMMA, PARTNERS, QUESTION);

        assertThat(text(answer)).contains(SECRET);
        assertThat(decisions()).containsExactly("asker,confidential");
    }

    @Test
    void nothing_is_shared_with_other_companies() {
        var answer = work.whispered(EMMA, PARTNERS, LUNCH);

        work.as(EMMA).press(PARTNERS, answer.ts(), "kotae_share");

        work.note(EMMA, PARTNERS, "so I don't share the answer here");
        assertThat(work.visible(PARTNERS)).isEmpty();
    }

    @Test
    void where_slack_does_not_say_who_is_there_it_is_asked_before_anything_is_shared() {
        work.slack.workspace().open(room(TEAM_ROOM, true, false, List.of(EMMA, PRIYA)));
        var answer = work.whispered(EMMA, TEAM_ROOM, LUNCH);

        work.as(EMMA).press(TEAM_ROOM, answer.ts(), "kotae_share");
        var note = work.note(EMMA, TEAM_ROOM, "I cannot see who is in this conversation");
        assertThat(work.visible(TEAM_ROOM)).isEmpty();

        work.as(EMMA).press(TEAM_ROOM, note.ts(), "kotae_share_surely");
        Soon.found("what is shared", () -> work.visible(TEAM_ROOM).stream().findFirst());
        Soon.found(
                "the end of the question",
                () ->
                        Optional.of(true)
                                .filter(_ ->
                                        work.whispers(EMMA, TEAM_ROOM)
                                                .noneMatch(post ->
                                                        action(post, "kotae_share_surely")
                                                                .isPresent())));
    }

    @Test
    void what_is_shared_in_a_direct_message_of_two_people_is_what_both_may_read() {
        var between = "D0EMMASATO";
        work.slack
                .workspace()
                .open(new Room(between, "", true, true, false, "", List.of(EMMA, SATO)));
        var answer = work.whispered(EMMA, between, QUESTION);
        assertThat(text(answer)).contains(SECRET);

        work.as(EMMA).press(between, answer.ts(), "kotae_share");
        var note = work.note(EMMA, between, "I cannot see who is in this conversation");
        assertThat(work.visible(between)).isEmpty();
        work.as(EMMA).press(between, note.ts(), "kotae_share_surely");

        var shared = Soon.found("what is shared", () -> work.visible(between).stream().findFirst());
        assertThat(text(shared)).doesNotContain(SECRET).contains(QUESTION);
        Soon.found(
                "the end of the note that the answer follows",
                () ->
                        Optional.of(true)
                                .filter(_ ->
                                        work.whispers(EMMA, between)
                                                .noneMatch(post -> post.ts().equals(note.ts()))));
        assertThat(decisions()).containsExactly("asker,confidential", "unknown,withheld-1,missed");
    }

    private static String direct(String user) {
        return Workspace.directMessage(user);
    }

    private String asked(String user, String channel, String question) {
        return text(work.answered(user, channel, question));
    }

    private static String text(Post post) {
        return post.json().toString();
    }

    private void refused(String user, String channel, Wording wording) {
        var asked = work.slack.say(user, channel, "@Kotae " + LUNCH);
        var refusal = wording.in(Locale.ENGLISH);
        Soon.found(
                "a refusal",
                () ->
                        work.said(channel)
                                .filter(post -> post.thread().equals(asked.ts()))
                                .filter(post -> text(post).contains(refusal))
                                .findFirst());
        assertThat(work.said(channel)).noneMatch(post -> action(post, "kotae_why").isPresent());
    }

    /// For whose eyes each answer was made, in their order.
    private List<String> decisions() {
        return work.audits().stream().map(AuditEntry::detail).toList();
    }
}
