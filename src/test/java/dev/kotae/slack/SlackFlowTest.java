package dev.kotae.slack;

import static dev.kotae.slack.Answering.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.Soon;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Happening;
import dev.kotae.local.slack.Moment;
import dev.kotae.local.slack.Post;
import dev.kotae.local.slack.Sessions.Status;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see while an answer is made, within what Slack allows, against the stand-in.
class SlackFlowTest {
    /// So many are set aside at once, of 20 calls a minute.
    private static final int SIGNS_IN_A_CHANNEL = 15;

    private static final String TEXT = "You have **20 days** of leave a year. ".repeat(10).strip();

    private StandingSlack standing;

    @BeforeEach
    void begin() {
        standing = new StandingSlack();
        standing.slack.limitRates(true);
    }

    @AfterEach
    void end() {
        standing.close();
    }

    @Test
    void ten_answers_at_once_in_one_channel_are_posted_one_a_second_and_all_end() {
        var turns = IntStream.range(0, 10).mapToObj(i -> standing.mention("t" + i)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var turn : turns) {
                threads.execute(() -> {
                    try (var reply = standing.open(turn)) {
                        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
                        reply.append(TEXT);
                        reply.finish(answer(TEXT));
                    }
                });
            }
        }

        assertThat(standing.said(turns.getFirst()))
                .filteredOn(post -> post.onlyFor().isEmpty())
                .hasSize(10)
                .allMatch(this::isWhole);
        var posts = called("chat.postMessage");
        assertThat(posts).hasSize(10);
        for (int i = 1; i < 10; i++) {
            assertThat(Duration.between(posts.get(i - 1).at(), posts.get(i).at()))
                    .isGreaterThan(Duration.ofMillis(950));
        }
        assertThat(Duration.between(posts.getFirst().at(), posts.getLast().at()))
                .isLessThan(Duration.ofSeconds(11));
        assertNothingWasTooOften();
    }

    @Test
    void of_ten_who_ask_at_once_in_one_channel_each_sees_a_sign_at_once() {
        var replies =
                IntStream.range(0, 10)
                        .mapToObj(i -> standing.open(standing.mention("t" + i)))
                        .toList();
        try {
            replies.forEach(reply -> reply.status(Phrase.of(Wording.STATUS_SEARCHING)));
            Soon.holds(() ->
                    called("assistant.threads.setStatus").size()
                                    + called("chat.postMessage").size()
                                    + called("chat.postEphemeral").size()
                            >= replies.size());
            assertThat(called("chat.postMessage"))
                    .as("where there is room for neither, a whisper says it")
                    .hasSizeLessThan(3);
        } finally {
            replies.forEach(Reply::close);
        }
        assertNothingWasTooOften();
    }

    @Test
    void thirty_answers_at_once_in_one_workspace_all_end_within_the_tiers() {
        var turns = IntStream.range(0, 30).mapToObj(i -> standing.ask("t" + i)).toList();
        var begun = Instant.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var turn : turns) {
                threads.execute(() -> {
                    try (var reply = standing.open(turn)) {
                        reply.status(Phrase.of(Wording.STATUS_SEARCHING));
                        for (int from = 0; from < TEXT.length(); from += 19) {
                            reply.append(TEXT.substring(from, Math.min(from + 19, TEXT.length())));
                            pause(50);
                        }
                        reply.finish(answer(TEXT));
                    }
                });
            }
        }

        assertThat(standing.said(turns.getFirst())).hasSize(30).allMatch(this::isWhole);
        assertThat(called("chat.startStream")).hasSize(18);
        assertThat(called("chat.stopStream")).hasSize(18);
        assertThat(Duration.between(begun, Instant.now()))
                .as("twelve posts in one channel")
                .isLessThan(Duration.ofSeconds(16));
        assertNothingWasTooOften();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_long_answer_goes_on_in_further_streams_and_nothing_is_lost(int kind) {
        var text = longText(kind);
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            for (int from = 0; from < text.length(); from += 700) {
                reply.append(text.substring(from, Math.min(text.length(), from + 700)));
                pause(25);
            }
            Soon.holds(() -> called("chat.startStream").size() > 1);
            reply.finish(answer(text));
        }

        var posts = standing.said(turn);
        assertThat(posts).hasSizeGreaterThan(1);
        assertThat(posts).allMatch(post -> markdown(post).length() <= 11_000);
        assertThat(posts).allSatisfy(post -> assertFencesAreClosed(markdown(post)));
        assertThat(letters(posts.stream().map(this::markdown).collect(Collectors.joining("\n"))))
                .isEqualTo(letters(text));
        assertThat(drawn(posts.getLast())).contains("Claude Haiku");
        assertThat(posts.subList(0, posts.size() - 1))
                .noneMatch(post -> drawn(post).contains("Claude Haiku"));
        assertThat(posts).extracting(post -> mark(post, "part")).startsWith("1", "2");
        assertThat(posts).noneMatch(Post::streaming);
        assertThat(called("chat.update")).as("what stands is not written again").isEmpty();
    }

    /// What is lost or added at a cut is blank, or closes and opens a fence.
    private static String letters(String text) {
        return text.replaceAll("```(java)?", "").replaceAll("\\s", "");
    }

    private static void assertFencesAreClosed(String markdown) {
        assertThat(markdown.split("```", -1).length % 2).as("closed fences").isEqualTo(1);
    }

    private static String longText(int kind) {
        var paragraph = "word ".repeat(70).strip();
        var code = "```java\n" + "int x = 1; // a line of code\n".repeat(600) + "```";
        return switch (kind) {
            case 1 ->
                    IntStream.range(0, 45)
                            .mapToObj(i -> "Paragraph " + i + ": " + paragraph)
                            .collect(Collectors.joining("\n\n"));
            case 2 -> "Some code:\n\n" + code + "\n\nThat is all.";
            case 3 -> "有給休暇は年に二十日です。".repeat(1_300);
            default -> "x".repeat(8_000) + "😀".repeat(4_000);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_nobody_knows_whether_the_next_stream_began_the_one_before_stays_whole(boolean done) {
        standing.slack.limitRates(false);
        var first = "The first stretch.\n\n";
        var second = "The second stretch goes on for a while and is not yet at its end.";
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.append(first);
            Soon.holds(() -> called("chat.startStream").size() == 1);
            standing.slack.trouble("chat.startStream", 1, new SlackTrouble.Failed(503, done));
            standing.ahead.set(Duration.ofMinutes(4).plusSeconds(30));
            reply.append(first + second);
            Soon.holds(() -> called("chat.startStream").size() == 2);
            reply.append(" And on.");
            Soon.holds(() -> standing.said(turn).stream().anyMatch(post -> shows(post, "And on")));
            assertThat(standing.said(turn).getFirst())
                    .matches(post -> shows(post, "first"))
                    .matches(post -> !shows(post, "And on"));
            reply.finish(answer(first + first + second + " And on."));
        }

        assertThat(standing.said(turn))
                .hasSize(2)
                .noneMatch(Post::streaming)
                .satisfiesExactly(
                        post -> assertThat(drawn(post)).contains("first").doesNotContain("second"),
                        post -> assertThat(drawn(post)).contains("second").contains("Haiku"));
    }

    private static boolean shows(Post post, String words) {
        return (post.content().text() + drawn(post)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"You have **20 days**.\n\n", "```java\nint x = 1;\n"})
    void a_stream_is_followed_by_another_before_slack_lets_it_die(String words) {
        standing.slack.limitRates(false);
        var turn = standing.ask("t1");
        var text = words + words + words;
        try (var reply = standing.open(turn)) {
            reply.append(words);
            Soon.holds(() -> called("chat.startStream").size() == 1);
            standing.ahead.set(Duration.ofMinutes(4).plusSeconds(30));
            reply.append(words);
            Soon.holds(() -> called("chat.stopStream").size() == 1);
            reply.append(words);
            Soon.holds(() -> called("chat.startStream").size() == 2);
            standing.ahead.set(Duration.ofMinutes(7));
            reply.finish(answer(text));
        }

        var posts = standing.said(turn);
        assertThat(posts).hasSize(2);
        assertThat(letters(posts.stream().map(this::markdown).collect(Collectors.joining("\n"))))
                .isEqualTo(letters(text));
        assertThat(drawn(posts.getLast())).contains("Claude Haiku");
    }

    @Test
    void where_slack_let_a_silent_stream_die_the_answer_is_streamed_into_another() {
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("chat.startStream").size() == 1);
            standing.ahead.set(Duration.ofMinutes(6));
            reply.append(TEXT);
            Soon.holds(() -> called("chat.startStream").size() == 2);
            Soon.holds(() -> drawn(standing.said(turn).getLast()).contains(TEXT));
            reply.finish(answer(TEXT));
        }

        assertThat(standing.said(turn)).hasSize(2).last().matches(this::isWhole);
    }

    @Test
    void a_sign_in_a_channel_is_given_again_before_slack_takes_it_away() {
        var turn = standing.mention("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("assistant.threads.setStatus").size() == 1);
            // Slack has heard of it; until when it stands is reckoned when its answer is here.
            pause(500);
            standing.ahead.set(Duration.ofSeconds(100));
            Soon.holds(() -> called("assistant.threads.setStatus").size() == 2);
            reply.finish(answer(TEXT));
            standing.ahead.set(Duration.ofSeconds(200));
            pause(1_500);
        }

        assertThat(called("assistant.threads.setStatus")).hasSize(3);
        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
    }

    @Test
    void steps_are_cards_in_the_stream_and_done_when_the_answer_begins() {
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("chat.startStream").size() == 1);
            assertThat(drawn(standing.said(turn).getFirst()))
                    .contains("Looking in your documents")
                    .contains("in_progress");
            reply.status(Phrase.of(Wording.STATUS_READING, "4"));
            Soon.holds(() -> drawn(standing.said(turn).getFirst()).contains("Reading 4 passages"));
            reply.append(TEXT);
            Soon.holds(() -> drawn(standing.said(turn).getFirst()).contains("20 days"));
            assertThat(drawn(standing.said(turn).getFirst()))
                    .contains("Reading 4 passages")
                    .doesNotContain("in_progress", "passages…", "documents…");
            reply.finish(answer(TEXT));
        }

        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
        assertThat(called("agents.sessions.setStatus")).as("a stream does that").isEmpty();
    }

    /// Slack refuses Markdown in a stream that began with cards.
    @Test
    void text_goes_on_to_be_streamed_behind_cards() {
        var turn = standing.ask("t1");
        var sentence = "There are twenty days of leave a year, and they expire in March. ";
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("chat.startStream").size() == 1);
            for (int said = 0; said < 3; said++) {
                int least = (said + 1) * sentence.length() - 10;
                reply.append(sentence);
                Soon.holds(() -> standing.said(turn).getFirst().text().length() > least);
            }
            reply.finish(answer(sentence.repeat(3) + "Ask HR."));
        }

        assertThat(standing.said(turn)).singleElement().matches(post -> !post.streaming());
        assertThat(standing.said(turn).getFirst().text().strip())
                .isEqualTo(sentence.repeat(3) + "Ask HR.");
        assertThat(called("chat.appendStream")).hasSizeGreaterThan(1);
        assertThat(called("chat.update")).isEmpty();
    }

    @Test
    void cards_that_slack_does_not_take_do_not_keep_the_text_from_being_streamed() {
        standing.slack.trouble("chat.startStream", 1, new SlackTrouble.Refused("invalid_chunks"));
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            reply.append(TEXT);
            Soon.holds(() -> called("chat.startStream").size() == 2);
            reply.finish(answer(TEXT));
        }

        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
        assertThat(called("chat.postMessage")).isEmpty();
    }

    @Test
    void the_sign_in_a_session_is_given_where_there_is_no_stream_and_always_taken_away() {
        standing.slack.trouble(
                "chat.startStream", 1, new SlackTrouble.Refused("feature_not_enabled"));
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> session(turn) == Status.PROCESSING);
            reply.finish(answer(TEXT));
        }

        Soon.holds(() -> session(turn) == Status.ACTIVE);
        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
    }

    @Test
    void the_sign_is_taken_away_also_where_slack_does_not_answer_for_some_seconds() {
        standing.slack.trouble(
                "chat.startStream", 1, new SlackTrouble.Refused("feature_not_enabled"));
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> session(turn) == Status.PROCESSING);
            standing.slack.trouble(
                    "agents.sessions.setStatus", 3, new SlackTrouble.Failed(503, false));
            reply.finish(answer(TEXT));
        }

        Soon.holds(() -> session(turn) == Status.ACTIVE);
    }

    @Test
    void signs_that_found_no_place_in_time_leave_room_for_those_of_others() {
        for (int i = 0; i < SIGNS_IN_A_CHANNEL; i++) {
            standing.slack.trouble(
                    "assistant.threads.setStatus",
                    1,
                    new SlackTrouble.Throttled(Duration.ofSeconds(5)));
            var turn = standing.mention("late" + i);
            try (var reply = standing.open(turn)) {
                reply.status(Phrase.of(Wording.STATUS_SEARCHING));
                Soon.holds(() -> posts(turn).anyMatch(post -> shows(post, "Looking in your")));
            }
            standing.ahead.updateAndGet(time -> time.plusMinutes(2));
        }
        var turn = standing.mention("t1");
        var before = called("assistant.threads.setStatus").size();
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("assistant.threads.setStatus").size() > before);
        }
    }

    @Test
    void where_there_are_no_sessions_the_older_way_is_taken_and_the_newer_not_tried_again() {
        standing.slack.agents(false);
        for (int i = 0; i < 2; i++) {
            standing.slack.trouble(
                    "chat.startStream", 1, new SlackTrouble.Refused("feature_not_enabled"));
            var before = called("assistant.threads.setStatus").size();
            var turn = standing.ask("t" + i);
            try (var reply = standing.open(turn)) {
                reply.status(Phrase.of(Wording.STATUS_SEARCHING));
                Soon.holds(() -> called("assistant.threads.setStatus").size() == before + 1);
                reply.finish(answer(TEXT));
            }
            Soon.holds(() -> called("assistant.threads.setStatus").size() == before + 2);
        }

        assertThat(called("agents.sessions.setStatus")).hasSize(1);
    }

    @Test
    void the_first_sign_in_a_channel_is_there_before_any_word_and_says_what_is_done() {
        var seen = new CopyOnWriteArrayList<String>();
        standing.slack
                .workspace()
                .listen(happening -> {
                    if (happening instanceof Happening.Doing doing && !doing.text().isEmpty()) {
                        seen.add(doing.text());
                    }
                });
        var turn = standing.mention("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> called("assistant.threads.setStatus").size() == 1);
            reply.finish(answer(TEXT));
        }

        Soon.holds(() -> called("assistant.threads.setStatus").size() == 2);
        assertThat(seen).containsExactly("Looking in your documents…");
        assertThat(session(turn)).isEqualTo(Status.ACTIVE);
        assertThat(called("chat.startStream")).as("nothing for one pair of eyes").isEmpty();
        assertThat(called("chat.postMessage")).hasSize(1);
    }

    @Test
    void where_slack_has_no_place_for_a_sign_the_post_says_what_is_done() {
        for (var method : List.of("assistant.threads.setStatus", "agents.sessions.setStatus")) {
            standing.slack.trouble(method, 9, new SlackTrouble.Refused("missing_scope"));
        }
        for (var id : List.of("t1", "t2")) {
            var turn = standing.mention(id);
            try (var reply = standing.open(turn)) {
                reply.status(Phrase.of(Wording.STATUS_SEARCHING));
                Soon.holds(() -> posts(turn).anyMatch(post -> shows(post, "Looking in your")));
                reply.finish(answer(TEXT));
            }
            assertThat(posts(turn)).singleElement().matches(this::isWhole);
            // Slack takes one post a second in a channel.
            pause(1_100);
        }

        assertThat(called("assistant.threads.setStatus")).as("not tried again").hasSize(1);
    }

    @Test
    void whose_post_has_to_wait_behind_anothers_sees_a_sign_before_it_all_the_same() {
        for (var method : List.of("assistant.threads.setStatus", "agents.sessions.setStatus")) {
            standing.slack.trouble(method, 9, new SlackTrouble.Refused("missing_scope"));
        }
        var first = standing.mention("t1");
        try (var reply = standing.open(first)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> posts(first).findAny().isPresent());
            // So that a busy machine does not get there when a second is over anyway.
            standing.slack.trouble(
                    "chat.postMessage", 1, new SlackTrouble.Throttled(Duration.ofSeconds(3)));
            var second = standing.mention("t2");
            try (var next = standing.open(second)) {
                next.status(Phrase.of(Wording.STATUS_SEARCHING));
                Soon.holds(() ->
                        standing.slack.messages(Workspace.GENERAL).stream()
                                .anyMatch(post ->
                                        shows(post, "Got it; the answer follows.")
                                                && post.onlyFor().equals(Workspace.EMMA)));
                assertThat(posts(second)).isEmpty();
                reply.finish(answer(TEXT));
                next.finish(answer(TEXT));
            }
            assertThat(posts(second)).singleElement().matches(this::isWhole);
        }
    }

    private Stream<Post> posts(Turn turn) {
        return standing.said(turn).stream().filter(post -> post.thread().equals(threadOf(turn)));
    }

    @Test
    void a_text_in_a_channel_grows_every_three_seconds_at_most() {
        var turn = standing.mention("t1");
        try (var reply = standing.open(turn)) {
            for (int i = 0; i < 80; i++) {
                reply.append("0123456789 ");
                pause(50);
            }
            reply.finish(answer("0123456789 ".repeat(80).strip()));
        }

        assertThat(called("chat.postMessage")).hasSize(1);
        assertThat(called("chat.update")).hasSizeBetween(2, 3);
        var shown = new ArrayList<>(called("chat.postMessage"));
        shown.addAll(called("chat.update"));
        assertThat(Duration.between(shown.get(0).at(), shown.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2_900));
    }

    @Test
    void a_direct_message_without_threads_says_what_is_done_where_the_answer_will_stand() {
        var turn = standing.direct("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> !standing.said(turn).isEmpty());
            assertThat(drawn(standing.said(turn).getFirst())).contains("Looking in your documents");
            reply.append(TEXT);
            Soon.holds(() -> drawn(standing.said(turn).getFirst()).contains("20 days"));
            reply.finish(answer(TEXT));
        }

        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
        assertThat(called("chat.postMessage")).hasSize(1);
    }

    @Test
    void who_presses_slacks_stop_is_heard_although_the_event_never_comes() {
        var turn = standing.ask("t1");
        standing.ports.inbox().accept(Samples.question(turn.asked().address(), "How many days?"));
        var claim =
                standing.ports
                        .inbox()
                        .claim("w", Duration.ofMinutes(1), Duration.ZERO)
                        .orElseThrow();
        try (var reply = standing.open(turn)) {
            reply.append(TEXT);
            Soon.holds(() -> called("chat.startStream").size() == 1);
            stopBySlack(turn);
            reply.append(TEXT);
            var id = claim.turn().id();
            Soon.holds(() -> standing.ports.stops().asked(List.of(id)).contains(id));
            reply.finish(answer(TEXT));
        }

        Soon.holds(() -> session(turn) == Status.ACTIVE);
        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
    }

    @Test
    void the_sign_is_taken_away_where_somebody_stopped_before_the_first_word() {
        var turn = standing.ask("t1");
        try (var reply = standing.open(turn)) {
            reply.status(Phrase.of(Wording.STATUS_SEARCHING));
            Soon.holds(() -> session(turn) == Status.PROCESSING);
            stopBySlack(turn);
            reply.fail(Phrase.of(Wording.STOPPED));
        }

        Soon.holds(() -> session(turn) == Status.ACTIVE);
        assertThat(standing.said(turn)).hasSize(1).noneMatch(Post::streaming);
    }

    @Test
    void what_a_crash_left_of_a_long_answer_is_taken_up_and_nothing_stands_twice() {
        var text = longText(1);
        var turn = standing.ask("t1");
        var reply = standing.open(turn);
        reply.append(text.substring(0, 4_000));
        for (int from = 4_000; from < 12_000; from += 1_000) {
            reply.append(text.substring(from, from + 1_000));
            pause(25);
        }
        Soon.holds(() -> called("chat.startStream").size() == 2);
        reply.close();
        assertThat(standing.said(turn)).hasSize(2).last().matches(Post::streaming);

        try (var again = standing.again(turn, 2)) {
            again.finish(answer(TEXT));
        }

        assertThat(standing.said(turn)).singleElement().matches(this::isWhole);
        assertThat(session(turn)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_limit_in_one_workspace_is_not_felt_in_another() throws Exception {
        try (var answering = new Answering()) {
            answering.slack.failWithStatus("chat.startStream", 429, "5");
            var one = new ReplyTo.InThread("UBOT", "T1", Answering.QUESTION);
            Reply first =
                    answering.open(
                            Answering.turn("D1", Answering.ROOT, one),
                            new dev.kotae.memory.Progress.Untouched());
            first.append(TEXT);
            pause(300);
            var other =
                    answering.open(
                            Answering.elsewhere(), new dev.kotae.memory.Progress.Untouched());
            var begun = Instant.now();
            other.append(TEXT);
            other.finish(answer(TEXT));

            assertThat(Duration.between(begun, Instant.now()))
                    .as("who had to wait for the other would need nearly the five seconds")
                    .isLessThan(Duration.ofSeconds(4));
            first.finish(answer(TEXT));
            first.close();
            other.close();
        }
    }

    /// Slack ends the stream; its event does not reach us.
    private void stopBySlack(Turn turn) {
        for (var post : standing.said(turn)) {
            standing.slack.workspace().change(post.channel(), post.ts(), Post::ended);
        }
    }

    private void assertNothingWasTooOften() {
        assertThat(standing.slack.history())
                .filteredOn(Moment.Called.class::isInstance)
                .noneMatch(moment -> ((Moment.Called) moment).status() == 429);
    }

    private boolean isWhole(Post post) {
        return drawn(post).contains(TEXT)
                && drawn(post).contains("Claude Haiku")
                && !post.streaming();
    }

    private static String drawn(Post post) {
        return post.content().drawn().toString();
    }

    private String markdown(Post post) {
        for (var block : post.content().drawn()) {
            if (block.path("type").asString("").equals("markdown")) {
                return block.path("text").asString("");
            }
        }
        return "";
    }

    private static String mark(Post post, String name) {
        return post.content().metadata().path("event_payload").path(name).asString("");
    }

    private Status session(Turn turn) {
        return standing.slack
                .workspace()
                .sessions()
                .find(turn.asked().address().channel(), threadOf(turn))
                .map(session -> session.status())
                .orElse(Status.CLOSED);
    }

    private static String threadOf(Turn turn) {
        return turn.asked().address().thread();
    }

    private List<Moment.Called> called(String method) {
        return standing.slack.history().stream()
                .filter(Moment.Called.class::isInstance)
                .map(Moment.Called.class::cast)
                .filter(call -> call.method().equals(method))
                .toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
