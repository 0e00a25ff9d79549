package dev.kotae.app;

import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.GUEST;
import static dev.kotae.local.slack.Workspace.HR;
import static dev.kotae.local.slack.Workspace.PLANNING;
import static dev.kotae.local.slack.Workspace.SATO;
import static dev.kotae.local.slack.Workspace.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.chat.Wording;
import dev.kotae.knowledge.Rule;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A check mark under an answer.
class SlackReviewTest {
    private static final String QUESTION = "When does the canteen open for lunch?";

    @TempDir Path folder;
    private SlackAtWork work;

    @BeforeEach
    void open() throws Exception {
        var documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(
                documents.resolve("canteen.md"),
                "# The canteen\n\nThe canteen opens for lunch at eleven o'clock.\n");
        work =
                new SlackAtWork(
                        "agent",
                        settings ->
                                settings.with(Map.of(Key.FAQ, folder.resolve("faq").toString()))
                                        .withKnowledge(
                                                List.of(
                                                        new Source.Folder(
                                                                "",
                                                                documents.toString(),
                                                                "",
                                                                Rule.EVERYBODY,
                                                                ""))));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void who_puts_one_there_can_keep_the_answer_which_is_then_found_everywhere() throws Exception {
        var answer = work.answered(EMMA, GENERAL, QUESTION);
        var file = keep(SATO, GENERAL, answer);

        assertThat(file.toString()).contains("/everywhere-" + TEAM + "/");
        assertThat(Files.readString(file))
                .startsWith("# " + QUESTION)
                .contains("eleven")
                .contains("Sources: The canteen")
                .contains("[Origin](https://kotae.example.slack.com/archives/" + GENERAL + "/p")
                .doesNotContain("[1]");
        Files.delete(folder.resolve("documents/canteen.md"));
        found(HR);
        found(PLANNING);
    }

    @Test
    void what_stood_in_a_private_channel_is_found_there_alone() throws Exception {
        var file = keep(SATO, PLANNING, work.answered(EMMA, PLANNING, QUESTION));

        assertThat(file.toString()).contains("/" + PLANNING + "/");
        Files.delete(folder.resolve("documents/canteen.md"));
        found(PLANNING);
        assertThat(text(work.answered(EMMA, HR, QUESTION))).doesNotContain("eleven");
    }

    @Test
    void what_is_kept_for_full_members_is_not_shared_with_a_guest() throws Exception {
        keep(SATO, GENERAL, work.answered(EMMA, GENERAL, QUESTION));
        Files.delete(folder.resolve("documents/canteen.md"));
        var room = "C0VISITORS";
        work.slack
                .workspace()
                .open(
                        new Room(
                                room,
                                "visitors",
                                false,
                                true,
                                false,
                                EMMA,
                                List.of(EMMA, GUEST, SlackAtWork.BOT)));
        var answer =
                Soon.found(
                        "a private answer from what was kept",
                        () ->
                                Optional.of(work.whispered(EMMA, room, QUESTION))
                                        .filter(post -> text(post).contains("/archives/")));

        work.as(EMMA).press(room, answer.ts(), "kotae_share");

        var shared = Soon.found("what is shared", () -> work.visible(room).stream().findFirst());
        assertThat(text(shared)).contains(QUESTION).doesNotContain("eleven");
    }

    @Test
    void whose_answer_could_not_be_written_is_told_so() throws Exception {
        var answer = work.answered(EMMA, GENERAL, QUESTION);
        Files.writeString(folder.resolve("faq/everywhere-" + TEAM), "a file in the folder's place");

        work.slack.react(SATO, GENERAL, answer.ts(), "white_check_mark");
        var offer = work.note(SATO, GENERAL, Wording.REVIEW.in(Locale.JAPANESE));
        work.as(SATO).press(GENERAL, offer.ts(), "kotae_keep");

        work.note(SATO, GENERAL, Wording.CLICK_NOT_KEPT.in(Locale.JAPANESE));
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_guests_check_mark_and_one_that_is_not_followed_keep_nothing() throws Exception {
        var answer = work.answered(EMMA, GENERAL, QUESTION);

        work.slack.react(GUEST, GENERAL, answer.ts(), "white_check_mark");
        SlackAtWork.pause(Duration.ofSeconds(1));
        assertThat(work.said(GENERAL)).allMatch(post -> post.onlyFor().isEmpty());
        work.slack.react(EMMA, GENERAL, answer.ts(), "heavy_check_mark");
        work.note(EMMA, GENERAL, Wording.REVIEW.in(Locale.ENGLISH));
        assertThat(kept()).isEmpty();
    }

    private Path keep(String user, String channel, Post answer) {
        work.slack.react(user, channel, answer.ts(), "white_check_mark");
        var offer = work.note(user, channel, Wording.REVIEW.in(Locale.JAPANESE));
        work.as(user).press(channel, offer.ts(), "kotae_keep");
        work.note(user, channel, Wording.REVIEW_KEPT.in(Locale.JAPANESE));
        return kept().orElseThrow();
    }

    private Optional<Path> kept() {
        try (var files = Files.walk(folder.resolve("faq"))) {
            return files.filter(file -> file.toString().endsWith(".md")).findFirst();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// Within a moment after the document is gone.
    private void found(String channel) {
        Soon.found(
                "an answer from what was kept",
                () ->
                        Optional.of(text(work.answered(EMMA, channel, QUESTION)))
                                .filter(words -> words.contains("eleven"))
                                .filter(words -> words.contains("/archives/")));
    }

    private static String text(Post post) {
        return post.json().toString();
    }
}
