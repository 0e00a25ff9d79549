package dev.kotae.app;

import static dev.kotae.local.slack.Workspace.BOT;
import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.GUEST;
import static dev.kotae.local.slack.Workspace.PRIYA;
import static dev.kotae.local.slack.Workspace.SATO;
import static dev.kotae.local.slack.Workspace.TANAKA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.BedrockAtWork.Prompted;
import dev.kotae.app.BedrockAtWork.Searched;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.Rule;
import dev.kotae.knowledge.Sight;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.AuditTrail.AuditEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who sees what of a base whose documents list the groups that may read them: the row `groups-key`
/// of the table, as Slack tells who reads and Bedrock is asked for whom.
class SlackDocumentGroupsTest {
    private static final String BASE = "KBGROUPS01";

    /// The one list among the attributes that the stand-in has of a document.
    private static final String KEY = "headings";

    private static final String SALARY = "What is the salary band of grade seven?";
    private static final String SECRET = "9,100";
    private static final String REBATE = "How much rebate do partners get on licences?";
    private static final String REBATED = "17 percent";
    private static final String MOVE = "When does the warehouse move to Malmo?";
    private static final String MOVED = "the third of March";
    private static final String LUNCH = "When does the canteen open for lunch?";
    private static final String ELEVEN = "eleven";

    private static final String HR_TEAM = "S0HRTEAM00";
    private static final String TEAM_ROOM = "C0TEAM0000";
    private static final String OF_HR = contains("hr");
    private static final String OF_SALES = contains("sales");

    @TempDir Path folder;
    private BedrockAtWork bedrock;
    private SlackAtWork work;

    /// Gives all of it for every question: it is the filter that leaves out.
    private record Papers(List<Passage> passages) implements Knowledge {
        @Override
        public String name() {
            return "papers";
        }

        @Override
        public List<Passage> find(String text, int limit) {
            return passages.subList(0, Math.min(limit, passages.size()));
        }
    }

    private static Passage paper(String title, String text, String... groups) {
        return new Passage(title, title, List.of(groups), "", text, 0.9);
    }

    /// Emma and Priya are of the one group, Tanaka and Priya of the other, Sato is of none. The
    /// canteen is open to everybody.
    @BeforeEach
    void open() throws Exception {
        Files.writeString(
                folder.resolve("canteen.md"),
                "# The canteen\n\nThe canteen opens for lunch at eleven o'clock.\n");
        bedrock =
                new BedrockAtWork(
                        Map.of(
                                BASE,
                                new Papers(
                                        List.of(
                                                paper(
                                                        "Salaries",
                                                        "The salary band of grade seven is 9,100"
                                                                + " euros a month.",
                                                        "hr"),
                                                paper(
                                                        "Rebates",
                                                        "Partners get a rebate of 17 percent on"
                                                                + " licences.",
                                                        "sales"),
                                                paper(
                                                        "The move",
                                                        "The warehouse moves to Malmo on the third"
                                                                + " of March.",
                                                        "hr",
                                                        "sales")))));
        work = new SlackAtWork("agent", this::grouped);
        work.slack.workspace().directory().group(HR_TEAM, List.of(EMMA));
    }

    private Settings grouped(Settings settings) {
        var base =
                new BaseSettings(
                        BASE,
                        "",
                        BaseSettings.Searching.USUAL,
                        new Sight.OfGroups(KEY),
                        Set.of(),
                        Duration.ZERO);
        return bedrock.in(settings)
                .withGroups(Map.of("hr", Set.of(HR_TEAM, PRIYA), "sales", Set.of(TANAKA, PRIYA)))
                .withKnowledge(
                        List.of(
                                new Source.Folder("", folder.toString(), "", Rule.EVERYBODY, ""),
                                new Source.Base(base, Rule.EVERYBODY, "")));
    }

    @AfterEach
    void close() {
        work.close();
        bedrock.close();
    }

    @Test
    void alone_one_reads_the_documents_that_list_a_group_of_ones_own() {
        assertThat(asked(EMMA, direct(EMMA), SALARY)).contains(SECRET);
        assertThat(asked(TANAKA, direct(TANAKA), SALARY)).doesNotContain(SECRET);
        assertThat(asked(TANAKA, direct(TANAKA), REBATE)).contains(REBATED);
        assertThat(filters()).containsExactly(OF_HR, OF_SALES, OF_SALES);
        assertThat(told()).filteredOn(prompt -> prompt.contains(SECRET)).hasSize(1);
        assertThat(decisions()).hasSize(3).allMatch(code -> code.startsWith("asker,confidential"));
    }

    @Test
    void who_is_of_two_groups_reads_what_lists_either() {
        assertThat(asked(PRIYA, direct(PRIYA), SALARY)).contains(SECRET);
        assertThat(asked(PRIYA, direct(PRIYA), REBATE)).contains(REBATED);
        assertThat(filters()).containsOnly("{\"orAll\":[" + OF_HR + "," + OF_SALES + "]}");
    }

    @Test
    void for_who_is_of_no_group_the_base_is_neither_asked_nor_named() {
        assertThat(asked(SATO, direct(SATO), SALARY)).doesNotContain(SECRET).doesNotContain(BASE);
        assertThat(asked(SATO, direct(SATO), LUNCH)).contains(ELEVEN);
        assertThat(filters()).isEmpty();
        assertThat(decisions()).containsExactly("asker,missed", "asker");
    }

    @Test
    void in_a_private_channel_what_lists_a_group_of_all_of_its_members_is_read() {
        room(EMMA, PRIYA, BOT);

        assertThat(asked(EMMA, TEAM_ROOM, SALARY)).contains(SECRET);
        assertThat(asked(PRIYA, TEAM_ROOM, REBATE)).doesNotContain(REBATED);
        assertThat(decisions()).hasSize(2).allMatch(code -> code.startsWith("members-2,confid"));
    }

    @Test
    void
            in_a_private_channel_whose_members_have_no_group_in_common_only_the_unrestricted_is_read() {
        room(EMMA, TANAKA, BOT);

        assertThat(asked(EMMA, TEAM_ROOM, MOVE)).doesNotContain(MOVED).doesNotContain(BASE);
        assertThat(asked(EMMA, TEAM_ROOM, LUNCH)).contains(ELEVEN);
        assertThat(told()).noneMatch(prompt -> prompt.contains(MOVED));
        assertThat(decisions()).first().isEqualTo("members-2,withheld-2,missed");
    }

    @Test
    void of_a_private_channel_whose_members_slack_does_not_tell_only_the_unrestricted_is_read() {
        room(EMMA, PRIYA, BOT);
        work.slack.follow(method ->
                method.equals("conversations.members")
                        ? Optional.of(new SlackTrouble.Refused("missing_scope"))
                        : Optional.empty());

        assertThat(asked(EMMA, TEAM_ROOM, SALARY)).doesNotContain(SECRET);
        assertThat(asked(EMMA, TEAM_ROOM, LUNCH)).contains(ELEVEN);
        assertThat(told()).noneMatch(prompt -> prompt.contains(SECRET));
    }

    @Test
    void in_a_public_channel_only_the_unrestricted_is_read_and_the_rest_is_offered_to_the_asker() {
        assertThat(asked(EMMA, GENERAL, SALARY)).doesNotContain(SECRET).doesNotContain(BASE);
        assertThat(asked(EMMA, GENERAL, LUNCH)).contains(ELEVEN);
        assertThat(told()).noneMatch(prompt -> prompt.contains(SECRET));

        var before = Instant.now();
        var offer = work.note(EMMA, GENERAL, Wording.PRIVATELY.in(Locale.ENGLISH));
        work.as(EMMA).press(GENERAL, offer.ts(), "kotae_privately");

        assertThat(text(work.whisper(EMMA, GENERAL, before))).contains(SECRET);
        assertThat(filters()).containsOnly(OF_HR);
        assertThat(decisions())
                .containsExactly(
                        "workspace,withheld-2,missed",
                        "workspace,withheld-2",
                        "asker,confidential");
    }

    @Test
    void a_guest_reads_nothing_of_it_whatever_group_the_guest_is_in() {
        work.slack.workspace().directory().group(HR_TEAM, List.of(EMMA, GUEST));

        assertThat(asked(GUEST, direct(GUEST), SALARY)).doesNotContain(SECRET);
        assertThat(asked(GUEST, direct(GUEST), LUNCH)).contains(ELEVEN);
        assertThat(filters()).isEmpty();
    }

    private static String contains(String group) {
        return "{\"listContains\":{\"key\":\"" + KEY + "\",\"value\":\"" + group + "\"}}";
    }

    private static String direct(String user) {
        return Workspace.directMessage(user);
    }

    private void room(String... members) {
        work.slack
                .workspace()
                .open(new Room(TEAM_ROOM, "room", false, true, false, EMMA, List.of(members)));
    }

    private String asked(String user, String channel, String question) {
        return text(work.answered(user, channel, question));
    }

    private static String text(Post post) {
        return post.json().toString();
    }

    /// For whom Bedrock was asked, each time.
    private List<String> filters() {
        return bedrock.searches().stream().map(Searched::filter).toList();
    }

    /// What the models were told, each time.
    private List<String> told() {
        return bedrock.prompts().stream().map(Prompted::told).toList();
    }

    private List<String> decisions() {
        return work.audits().stream().map(AuditEntry::detail).toList();
    }
}
