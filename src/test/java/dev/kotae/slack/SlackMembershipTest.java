package dev.kotae.slack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Audience;
import dev.kotae.chat.Audience.Doubt;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Reader.Standing;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackMembershipTest {
    private Answering answering;

    @BeforeEach
    void begin() throws IOException {
        answering = new Answering();
        answering.slack.answer(
                "conversations.info", "{\"ok\":true,\"channel\":{\"is_private\":false}}");
    }

    @AfterEach
    void end() {
        answering.close();
    }

    @Test
    void a_colleague_from_another_workspace_of_our_organisation_is_one_of_us() {
        answering.slack.answer("auth.test", "{\"ok\":true,\"enterprise_id\":\"E1\"}");
        asker(
                "\"is_stranger\":true,\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T2\"]}");

        assertThat(audience().asker().standing()).isEqualTo(Standing.MEMBER);
        assertThat(audience().readers()).isInstanceOf(Readers.Workspace.class);
        assertThat(answering.slack.calls("auth.test")).hasSize(1);
    }

    @Test
    void somebody_of_another_organisation_is_not() {
        answering.slack.answer("auth.test", "{\"ok\":true,\"enterprise_id\":\"E1\"}");
        asker("\"enterprise_user\":{\"enterprise_id\":\"E2\",\"teams\":[\"T2\"]}");

        assertThat(audience().readers()).isInstanceOf(Readers.Outsiders.class);
    }

    @Test
    void a_workspace_of_no_organisation_shares_none_with_anybody() {
        answering.slack.answer("auth.test", "{\"ok\":true}");
        asker("\"enterprise_user\":{\"enterprise_id\":\"\",\"teams\":[\"T2\"]}");

        assertThat(audience().readers()).isInstanceOf(Readers.Outsiders.class);
    }

    @Test
    void many_people_are_looked_up_by_the_list_of_all_and_those_who_ask_have_calls_left() {
        answering.slack.answer(
                "conversations.info", "{\"ok\":true,\"channel\":{\"is_private\":true}}");
        var ids = IntStream.rangeClosed(1, 300).mapToObj(i -> "U" + i).toList();
        answering.slack.answer(
                "conversations.members",
                "{\"ok\":true,\"members\":[\"" + String.join("\",\"", ids) + "\"]}");
        answering.slack.answer(
                "users.list",
                ids.stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"team_id\":\"T1\"}")
                        .collect(joining(",", "{\"ok\":true,\"members\":[", "]}")));
        answering.slack.answer(
                "users.info", "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"}}");

        assertThat(audience().readers())
                .isInstanceOfSatisfying(
                        Readers.Members.class,
                        readers -> assertThat(readers.members()).hasSize(300));
        assertThat(answering.slack.calls("users.list")).hasSize(1);
        assertThat(answering.slack.calls("users.info")).hasSize(1);
    }

    @Test
    void where_the_list_does_not_tell_not_everybody_is_asked_about_at_once() {
        answering.slack.answer(
                "conversations.info", "{\"ok\":true,\"channel\":{\"is_private\":true}}");
        var ids = IntStream.rangeClosed(1, 300).mapToObj(i -> "U" + i).toList();
        answering.slack.answer(
                "conversations.members",
                "{\"ok\":true,\"members\":[\"" + String.join("\",\"", ids) + "\"]}");
        answering.slack.failWithError("users.list", "missing_scope");
        answering.slack.answer(
                "users.info", "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"}}");

        assertThat(audience().readers()).isEqualTo(new Readers.Unsure(Doubt.UNKNOWN));
        assertThat(answering.slack.calls("users.info")).hasSize(41);
    }

    private void asker(String more) {
        answering.slack.answer(
                "users.info",
                "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T2\"," + more + "}}");
    }

    private Audience audience() {
        return answering.channel().membership().audience(Answering.inChannelTurn(), true);
    }
}
