package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.house.Closing;
import dev.kotae.app.house.Conditions;
import dev.kotae.app.house.Service;
import dev.kotae.app.house.StandIns;
import dev.kotae.app.settings.SettingsReader;
import dev.kotae.doctor.Secret;
import dev.kotae.local.Pace;
import dev.kotae.local.RetrySchedule;
import dev.kotae.local.SlackStandIn;
import dev.kotae.local.WireCall;
import dev.kotae.local.WireTap;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kotae among several people in a channel: the real service, a Slack and a Bedrock on this
/// machine.
@Timeout(120)
class CompanyTest {
    private static final String SECRET = "5f3a0c5e9b1d4c7e8f2a6b3d9c0e1f24";
    private static final String TOKEN = "xoxb-0123456789-abcdefghijkl";

    @TempDir private Path folder;
    private final List<WireCall> calls = new CopyOnWriteArrayList<>();
    private final Closing closing = new Closing();
    private final SlackStandIn slack = unconnected();
    private final StandIns standIns = documents();

    private SlackStandIn unconnected() {
        return closing.with(
                new SlackStandIn(
                        InstantSource.system(),
                        new Secret(SECRET),
                        new Secret(TOKEN),
                        new RetrySchedule(Duration.ofSeconds(3), List.of()),
                        WireTap.NONE));
    }

    private StandIns documents() {
        try {
            return closing.with(StandIns.open(null, call -> calls.add(call), false));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        standIns.serve(slack.servlets());
    }

    private void serve(String manners) throws Exception {
        var file = folder.resolve("kotae.yaml");
        Files.writeString(file, "manners: " + manners + "\n");
        var here = standIns.address().toString();
        var variables =
                new HashMap<>(
                        Map.of(
                                "SLACK_SIGNING_SECRET",
                                SECRET,
                                "SLACK_BOT_TOKEN",
                                TOKEN,
                                "KOTAE_SLACK_API_URL",
                                here + "/api/",
                                "KOTAE_STORE_URL",
                                "jdbc:sqlite:" + folder.resolve("kotae.db"),
                                "KOTAE_HTTP_PORT",
                                "0",
                                "KOTAE_HTTP_BIND",
                                "127.0.0.1"));
        var settings = standIns.settings(SettingsReader.read(file, variables));
        var service =
                closing.with(
                        Service.unwatched(settings, Conditions.STANDARD, Map.of(), new Closing()));
        slack.connect(standIns.address(), service.address().resolve("/slack/events"));
    }

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void after_one_mention_the_asker_goes_on_without_and_colleagues_talk_among_themselves()
            throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        emma("How long must they be?", root);
        answers(root, 2);

        sato("They changed that last year.", root);
        emma("Really? When was that?", root);
        emma("@Sato do you know more?", root);
        otherwiseAnswered();
        assertThat(ours(root)).hasSize(2);

        emma("@Kotae How long must they be?", root);
        answers(root, 3);
        emma("And for administrators?", root);
        answers(root, 4);
    }

    @Test
    void a_thread_that_did_not_call_us_is_left_alone() throws Exception {
        serve("{}");
        var root = emma("How often must passwords be changed?");
        sato("No idea. What does the handbook say?", root);
        otherwiseAnswered();

        assertThat(slack.messages(Workspace.GENERAL))
                .noneMatch(post -> post.author().equals(Workspace.BOT));
    }

    @Test
    void a_word_mutes_and_the_button_of_the_note_unmutes() throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        sato("静かにしてください", root);
        var note = note(root, Workspace.SATO, "ミュート解除");
        emma("How long must they be?", root);
        otherwiseAnswered();
        assertThat(ours(root)).hasSize(1);

        slack.as(Workspace.SATO).press(Workspace.GENERAL, note.ts(), "kotae_unmute");
        note(root, Workspace.SATO, "再び参加します");
        emma("How long must they be?", root);
        answers(root, 2);
    }

    @Test
    void an_emoji_under_the_root_mutes_until_it_is_taken_away() throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        slack.react(Workspace.EMMA, Workspace.GENERAL, root.ts(), "mute");
        note(root, Workspace.EMMA, "keep out");
        emma("How long must they be?", root);
        otherwiseAnswered();
        assertThat(ours(root)).hasSize(1);

        slack.takeBack(Workspace.EMMA, Workspace.GENERAL, root.ts(), "mute");
        note(root, Workspace.EMMA, "listening");
        emma("How long must they be?", root);
        answers(root, 2);
    }

    @Test
    void where_we_are_to_ask_first_an_offer_is_taken_by_its_button_once() throws Exception {
        serve("{ channels: { " + Workspace.GENERAL + ": ask-first } }");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        emma("How long must they be?", root);
        var offer = note(root, Workspace.EMMA, "Shall I answer this?");
        otherwiseAnswered();
        assertThat(ours(root)).as("nothing unasked").hasSize(1);

        slack.as(Workspace.EMMA).press(Workspace.GENERAL, offer.ts(), "kotae_offer_take");
        slack.as(Workspace.EMMA).press(Workspace.GENERAL, offer.ts(), "kotae_offer_take");
        answers(root, 2);
        await(() -> notes(root, Workspace.EMMA).isEmpty() ? Optional.of(root) : Optional.empty());
        otherwiseAnswered();
        assertThat(ours(root)).as("a double click is one").hasSize(2);
    }

    @Test
    void who_calls_us_where_we_are_switched_off_is_told_so_alone() throws Exception {
        serve("{ default: thread, channels: { " + Workspace.GENERAL + ": off } }");
        var root = emma("@Kotae How often must passwords be changed?");

        await(() -> aside(Workspace.EMMA, "switched off"));
        otherwiseAnswered();
        assertThat(ours(root)).isEmpty();
        assertThat(slack.messages(Workspace.GENERAL))
                .filteredOn(post -> post.onlyFor().equals(Workspace.EMMA))
                .as("a mention arrives twice")
                .hasSize(1);
    }

    @Test
    void who_mutes_us_where_no_conversation_is_mutes_the_channel() throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        emma("@Kotae mute");
        await(() -> aside(Workspace.EMMA, "I stay out of this channel"));
        emma("How long must they be?", root);
        otherwiseAnswered();
        assertThat(ours(root)).hasSize(1);

        emma("@Kotae unmute");
        await(() -> aside(Workspace.EMMA, "I take part in this channel"));
        emma("How long must they be?", root);
        answers(root, 2);
    }

    @Test
    void a_thread_in_a_muted_channel_wants_us_back_and_who_calls_for_what_is_so_is_told_once()
            throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);
        emma("@Kotae mute");
        await(() -> aside(Workspace.EMMA, "I stay out of this channel"));

        emma("unmute", root);
        note(root, Workspace.EMMA, "listening");
        emma("How long must they be?", root);
        answers(root, 2);

        sato("@Kotae ミュート解除", root);
        note(root, Workspace.SATO, "再び参加します");
        otherwiseAnswered();
        assertThat(notes(root, Workspace.SATO)).hasSize(1);
    }

    @Test
    void who_may_not_set_how_we_behave_in_a_channel_does_not_mute_it() throws Exception {
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        slack.say(Workspace.SATO, Workspace.GENERAL, "@Kotae ミュート");
        await(() -> aside(Workspace.SATO, "作成者とワークスペースの管理者だけ"));

        emma("How long must they be?", root);
        answers(root, 2);
    }

    @Test
    void a_question_that_waits_behind_another_shows_while_that_is_answered() throws Exception {
        standIns.bedrock().pace(new Pace(Duration.ofMillis(100), 8));
        serve("{}");
        var root = emma("@Kotae How often must passwords be changed, and how long must they be?");
        await(() -> ours(root).stream().findFirst());

        sato("@Kotae パスワードの有効期限は何日ですか？", root);
        note(root, Workspace.SATO, "受け付けました");

        assertThat(ours(root)).singleElement().matches(post -> !isWhole(post));
    }

    @Test
    void a_channel_fixes_the_language_of_its_answers() throws Exception {
        serve("{ channels: { " + Workspace.GENERAL + ": { language: ja } } }");
        var root = emma("@Kotae How often must passwords be changed?");
        answers(root, 1);

        assertThat(told()).contains("Answer in: Japanese");
    }

    @Test
    void called_into_a_thread_we_read_what_was_said_there_and_later_what_is_new() throws Exception {
        serve("{}");
        var root = emma("The auditors come on Friday.");
        sato("Which passwords do they look at?", root);
        emma("@Kotae How often must passwords be changed?", root);
        answers(root, 1);
        assertThat(told())
                .contains("auditors come on Friday")
                .contains("Which passwords do they look at");
        calls.clear();

        sato("They want to see a list.", root);
        emma("@Kotae How long must they be?", root);
        answers(root, 2);

        assertThat(told()).contains("They want to see a list").doesNotContain("auditors come");
    }

    /// What the models were told last.
    private String told() {
        return calls.stream()
                .filter(call -> call.request().path().startsWith("/model/"))
                .map(call -> call.request().body())
                .reduce((early, late) -> late)
                .orElse("");
    }

    private Post emma(String text) {
        return slack.say(Workspace.EMMA, Workspace.GENERAL, text);
    }

    private void emma(String text, Post root) {
        slack.say(Workspace.EMMA, Workspace.GENERAL, text, root.ts());
    }

    private void sato(String text, Post root) {
        slack.say(Workspace.SATO, Workspace.GENERAL, text, root.ts());
    }

    /// Waits until a question is answered that was asked elsewhere after all that was said: what
    /// ought not to be answered would have been by then, too.
    private void otherwiseAnswered() throws InterruptedException {
        var later =
                slack.say(
                        Workspace.EMMA,
                        Workspace.HR,
                        "@Kotae How often must passwords be changed?");
        answers(later, 1);
    }

    /// Waits until we have answered so often, to the end.
    private void answers(Post root, int count) throws InterruptedException {
        await(() -> ours(root).stream().filter(CompanyTest::isWhole).skip(count - 1).findFirst());
    }

    private static boolean isWhole(Post post) {
        return post.content().blocks().toString().contains("feedback_buttons");
    }

    private List<Post> ours(Post root) {
        return posts(root, post -> post.onlyFor().isEmpty());
    }

    private Post note(Post root, String person, String words) throws InterruptedException {
        return await(() ->
                notes(root, person).stream()
                        .filter(post -> post.text().contains(words))
                        .findFirst());
    }

    /// A note for one person in the channel itself.
    private Optional<Post> aside(String person, String words) {
        return slack.messages(Workspace.GENERAL).stream()
                .filter(post -> post.onlyFor().equals(person))
                .filter(Post::isRoot)
                .filter(post -> post.text().contains(words))
                .findFirst();
    }

    private List<Post> notes(Post root, String person) {
        return posts(root, post -> post.onlyFor().equals(person));
    }

    private List<Post> posts(Post root, Predicate<Post> wanted) {
        return slack.messages(root.channel()).stream()
                .filter(post -> post.thread().equals(root.ts()))
                .filter(post -> post.author().equals(Workspace.BOT))
                .filter(wanted)
                .toList();
    }

    private Post await(Supplier<Optional<Post>> look) throws InterruptedException {
        var end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError(
                slack.messages(Workspace.GENERAL).stream()
                        .map(post -> post.author() + ">" + post.onlyFor() + ": " + post.text())
                        .toList()
                        .toString());
    }
}
