package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.Soon;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.ReplyFailure;
import dev.kotae.chat.Wording;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Installations.Installation;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the owner hears, and the tokens that workspaces gave us.
class SlackOwnerTest {
    private Answering answering;

    @BeforeEach
    void begin() throws IOException {
        answering = new Answering("C0OWNER");
    }

    @AfterEach
    void end() {
        answering.close();
    }

    @Test
    void the_owner_is_told_in_both_languages() throws Exception {
        answering.door().owner().tell(Phrase.of(Wording.OWNER_TOKEN_LOST, "T9", "token_revoked"));

        var notice = notice(1);
        assertThat(notice).contains("workspace T9").contains("ワークスペース T9");
        assertThat(answering.slack.calls("chat.postMessage").getFirst().form())
                .containsEntry("channel", "C0OWNER");
    }

    @Test
    void a_channel_is_called_by_its_name() throws Exception {
        var notice = Phrase.of(Wording.BUDGET_CHANNEL, "75", "$5", "2026-12-01", "C0123ABCD");
        answering.door().owner().tell(notice);

        assertThat(notice(1)).contains("of the channel <#C0123ABCD> is used");
    }

    @Test
    void without_a_channel_nobody_is_told() throws Exception {
        try (var silent = new Answering("")) {
            silent.door().owner().tell(Phrase.of(Wording.OWNER_TOKEN_LOST, "T9", "token_revoked"));
            silent.inThread().finish(answer("Yes."));

            assertThat(silent.slack.calls("chat.postMessage")).hasSize(1);
        }
    }

    @Test
    void an_owner_who_cannot_be_told_hurts_nobody() throws Exception {
        answering.slack.failWithError("chat.postMessage", "channel_not_found");
        answering.door().owner().tell(Phrase.of(Wording.OWNER_TOKEN_LOST, "T8", "token_revoked"));
        answering.door().owner().tell(Phrase.of(Wording.OWNER_TOKEN_LOST, "T9", "token_revoked"));

        assertThat(notice(2)).contains("T9");
    }

    @Test
    void a_workspace_is_called_with_the_token_of_its_installation() {
        answering.slack.accept("xoxb-of-workspace-1");
        answering.ports.installations().keep(installation("xoxb-of-workspace-1"));

        answering.inThread().finish(answer("Yes."));

        assertThat(answering.slack.calls("chat.postMessage").getFirst().token())
                .isEqualTo("xoxb-of-workspace-1");
    }

    @Test
    void a_workspace_without_installation_is_called_with_the_token_of_the_settings() {
        answering.inThread().finish(answer("Yes."));

        assertThat(answering.slack.calls("chat.postMessage").getFirst().token())
                .isEqualTo("xoxb-test-token-0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_revoked", "account_inactive"})
    void a_revoked_token_is_forgotten_and_the_owner_is_told_once(String error) throws Exception {
        answering.slack.accept("xoxb-of-workspace-1");
        answering.ports.installations().keep(installation("xoxb-of-workspace-1"));
        answering.slack.failWithError("chat.postMessage", error);

        var failure =
                catchThrowableOfType(
                        ReplyFailure.class, () -> answering.inThread().finish(answer("Yes.")));

        assertThat(failure.worthRepeating()).isFalse();
        assertThat(answering.ports.installations().find("slack/T1")).isEmpty();
        assertThat(notice(2)).contains("T1").contains(error);
        assertThat(answering.slack.calls("chat.postMessage").getLast().token())
                .isEqualTo("xoxb-test-token-0000");
    }

    @Test
    void a_token_that_stays_refused_is_told_of_once() throws Exception {
        answering.slack.accept("xoxb-of-workspace-1");
        answering.ports.installations().keep(installation("xoxb-of-workspace-1"));
        for (int i = 0; i < 3; i++) {
            answering.slack.failWithError("chat.update", "invalid_auth");
            var left = new dev.kotae.memory.Progress.Shown("post/C1/1763.000001");
            var reply = answering.open(Answering.inThreadTurn(), left);
            assertThat(catchThrowableOfType(ReplyFailure.class, () -> reply.finish(answer("Yes."))))
                    .hasMessage("chat.update: invalid_auth");
        }
        assertThat(notice(1)).contains("T1");
        answering.door().owner().tell(Phrase.of(Wording.OWNER_TOKEN_LOST, "T9", "token_revoked"));

        assertThat(notice(2)).as("what the owner hears next").contains("T9");
        assertThat(answering.ports.installations().find("slack/T1"))
                .as("it may be the address that we call from")
                .isPresent();
    }

    private static Installation installation(String token) {
        return new Installation(
                "slack/T1", new Secret(token), "UBOT", Set.of("chat:write"), Instant.now());
    }

    /// The words of what was posted as the `count`th.
    private String notice(int count) throws InterruptedException {
        Soon.holds(() -> answering.slack.calls("chat.postMessage").size() >= count);
        assertThat(answering.slack.calls("chat.postMessage")).hasSize(count);
        return answering.slack.calls("chat.postMessage").getLast().form().toString();
    }
}
