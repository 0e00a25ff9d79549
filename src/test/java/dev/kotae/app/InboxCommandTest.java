package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Answer;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Search;
import dev.kotae.chat.Usage;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Lessons.Learnt;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import dev.kotae.routing.Basis;
import dev.kotae.store.Store;
import dev.kotae.store.StoreSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands beside a store that is open, as it is while a server runs.
class InboxCommandTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private Store server;
    private Ports ports;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void open() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("kotae.db");
        server = Store.open(new StoreSettings(url), InstantSource.system(), new Random());
        ports = server.ports();
        Files.writeString(config(), "store: { url: \"" + url + "\" }\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void the_list_counts_everything_and_names_what_needs_somebody() {
        var dead = dead("1.1", "Why?");
        var running = claim("2.1", "How?");
        ports.inbox().accept(Samples.question("3.1", "When?"));

        var said = run("inbox");

        assertThat(said.exitCode()).isZero();
        assertThat(said.text().lines().toList())
                .hasSize(5)
                .satisfies(lines -> {
                    assertThat(lines.get(0))
                            .startsWith("Waiting: 1 (due for ")
                            .endsWith(" s). Running: 1. Dead: 1. Conversations: 2.");
                    assertThat(lines.get(1)).startsWith("TURN ").contains("REASON");
                    assertThat(lines.get(2)).contains(dead.turn().id(), " dead ", "too-often");
                    assertThat(lines.get(3)).contains(running.turn().id(), " running ");
                    assertThat(lines.get(4)).contains(" waiting ", "3.1");
                });
        assertThat(said.text()).doesNotContain("Why?").doesNotContain("When?");
    }

    @Test
    void a_list_can_be_of_one_state_and_short_and_for_scripts() {
        dead("1.1", "first");
        var second = dead("2.1", "second");
        ports.inbox().accept(Samples.question("3.1", "When?"));

        var said = run("inbox", "list", "--state", "dead", "--limit", "1", "--json");

        var turn = json(said.text());
        assertThat(said.text().lines()).hasSize(1);
        assertThat(turn.path("turn").asString()).isEqualTo(second.turn().id());
        assertThat(turn.path("state").asString()).isEqualTo("dead");
        assertThat(turn.path("reason").asString()).isEqualTo("too-often");
        assertThat(run("inbox", "list", "--state", "waiting", "--json").text().lines()).hasSize(1);
    }

    @Test
    void one_turn_is_shown_with_all_that_is_known_but_its_words() {
        var claim = claim("1.1", "How many days of leave?");
        var recorded = asked(Samples.recorded(claim, "You have twenty days."));
        ports.inbox().posted(claim, "C1/1.2");
        ports.inbox().settle(claim, recorded);
        ports.inbox().settle(claim, new Settlement.Done());
        var id = claim.turn().id();

        var sheet = run("inbox", "show", id);

        var receipt = recorded.answer().receipt();
        assertThat(sheet.exitCode()).isZero();
        assertThat(sheet.text())
                .contains("Turn: " + id, "State: done", "Asked by: U1", "Attempts: 1")
                .contains("Post: C1/1.2", "Model: " + receipt.model(), "Cost: $")
                .containsPattern("quick +us.x  us-east-1  10 \\+ 1  \\$0.0001\n")
                .containsPattern("balanced +us.y  us-east-1  10 \\+ 1  cost unknown\n")
                .contains("History", "answered")
                .doesNotContain("days of leave")
                .doesNotContain("twenty days");
        assertThat(run("inbox", "show", id, "--text").text())
                .contains("Question\nHow many days of leave?")
                .contains("Answer\nYou have twenty days.");
        var object = json(run("inbox", "show", id, "--json").text());
        assertThat(object.path("model").asString()).isEqualTo(receipt.model());
        assertThat(object.path("history").get(0).path("event").asString()).isEqualTo("answered");
        assertThat(object.path("requests").size()).isEqualTo(2);
        assertThat(object.has("question")).isFalse();
        assertThat(
                        json(run("inbox", "show", id, "--json", "--text").text())
                                .path("question")
                                .asString())
                .isEqualTo("How many days of leave?");
    }

    /// With the requests that it took.
    private static Settlement.Recorded asked(Settlement.Recorded recorded) {
        var usage = new Usage(10, 1, 0, 0);
        var calls =
                List.of(
                        new Call("us.x", "X", "us-east-1", "quick", usage, new Cost(100, true)),
                        new Call("us.y", "Y", "us-east-1", "balanced", usage, new Cost(0, false)));
        return new Settlement.Recorded(
                Samples.asking(recorded.answer(), calls), recorded.exchange());
    }

    @Test
    void what_the_documents_lack_is_told_by_topic_and_its_words_only_where_they_are_wanted() {
        answeredBadly("1.1", "How do I insure my bicycle?", "workspace");
        answeredBadly("2.1", "Can I insure a bicycle?", "workspace");
        answeredBadly("3.1", "Where can I insure my secret boat?", "asker");

        var said = run("gaps");

        assertThat(said.exitCode()).isZero();
        assertThat(said.text())
                .startsWith(
                        "Questions of the last 30 days that the documents did not answer well: 3")
                .contains("bicycle", "(nearest: Company cars)", "C1", "(private)")
                .doesNotContain("How do I", "Can I");
        assertThat(run("gaps", "--text").text())
                .contains("> How do I insure my bicycle?", "> Can I insure a bicycle?")
                .doesNotContain("Where can I insure");
        var line = json(run("gaps", "--json", "--channel", "C1").text());
        assertThat(line.path("questions").asInt()).isEqualTo(2);
        assertThat(line.path("missed").asInt()).isEqualTo(2);
        assertThat(line.has("examples")).isFalse();
    }

    @Test
    void what_the_router_learned_is_listed_and_can_be_taken_back() {
        assertThat(run("learned").text()).contains("VERSION", "*        0  as shipped");
        for (int version = 1; version <= 2; version++) {
            var at = Instant.parse("2026-11-0" + version + "T10:00:00Z");
            var weights = Map.of("quick", List.of(0.1f));
            ports.lessons()
                    .learn(new Learnt(version, at, Basis.layout(), 140, 0.123, weights, true));
        }

        assertThat(run("learned").text().lines().toList())
                .hasSize(4)
                .satisfies(lines -> {
                    assertThat(lines.get(1)).startsWith("  ").contains("as shipped");
                    assertThat(lines.get(2)).startsWith("  ").contains("2026-11-01T10:00:00Z");
                    assertThat(lines.get(3)).startsWith("*").contains("140", "12 %");
                });
        assertThat(run("learned", "--use", "1").text().lines().toList().get(2)).startsWith("*");
        var line = json(run("learned", "--json").text().lines().findFirst().orElseThrow());
        assertThat(line.path("used").asBoolean()).isTrue();
        assertThat(line.path("version").asInt()).isEqualTo(1);
        assertThat(line.path("fits").asBoolean()).isTrue();
        assertThat(run("learned", "--use", "7").exitCode()).isEqualTo(1);
        assertThat(ports.lessons().learnt().getFirst().used()).isTrue();
    }

    @Test
    void what_was_learned_against_other_weights_corrects_nothing_and_is_told_so() {
        var at = Instant.parse("2026-11-01T10:00:00Z");
        ports.lessons().learn(new Learnt(1, at, Basis.layout() + 1, 140, 0.1, Map.of(), true));

        assertThat(run("learned").text().lines().toList())
                .satisfies(lines -> {
                    assertThat(lines.get(1)).startsWith("*").contains("as shipped");
                    assertThat(lines.get(2)).startsWith("  ").contains("corrects nothing");
                });
        assertThat(json(run("learned", "--json").text()).path("fits").asBoolean()).isFalse();
        assertThat(run("learned", "--use", "1").exitCode()).isEqualTo(1);
    }

    private void answeredBadly(String thread, String question, String readers) {
        var claim = claim(thread, question);
        var recorded = Samples.recorded(claim, "I do not know.");
        var answer = recorded.answer();
        var missed = new Search(readers, false, 0, List.of("wiki"), List.of("Company cars"), "");
        ports.inbox()
                .settle(
                        claim,
                        new Settlement.Recorded(
                                new Answer(
                                        answer.text(), List.of(), answer.receipt().after(missed)),
                                recorded.exchange()));
        ports.inbox().settle(claim, new Settlement.Done());
    }

    @Test
    void words_that_would_steer_the_terminal_do_not() {
        var claim = claim("1.1", "look \u001b[2Jhere\u0007\nand there");

        assertThat(run("inbox", "show", claim.turn().id(), "--text").text())
                .contains("look \ufffd[2Jhere\ufffd\nand there")
                .doesNotContain("\u001b");
    }

    @Test
    void a_turn_that_there_is_not_is_told_with_exit_code_1() {
        assertThat(run("inbox", "show", "nosuch"))
                .isEqualTo(
                        new Said(
                                1,
                                "There is no turn nosuch. Turns are kept for as long as"
                                        + " retention.content says, at least 7 days.\n"));
        assertThat(run("inbox", "show"))
                .isEqualTo(new Said(2, "Write the turn's id: ./kotae inbox show ID\n"));
    }

    @Test
    void a_dead_turn_waits_again_and_any_other_is_left_alone() {
        var dead = dead("1.1", "Why?");
        var running = claim("2.1", "How?");

        var said = run("inbox", "redrive", dead.turn().id(), running.turn().id());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.text())
                .contains(dead.turn().id() + " waits again.")
                .contains(running.turn().id() + " is not dead");
        assertThat(ports.inbox().claim("test", LEASE, Duration.ofSeconds(5)))
                .hasValueSatisfying(
                        again -> assertThat(again.turn().id()).isEqualTo(dead.turn().id()));
        assertThat(run("inbox", "show", dead.turn().id()).text()).contains("redriven");
    }

    @Test
    void all_dead_turns_can_be_redriven_at_once() {
        dead("1.1", "first");
        dead("1.1", "second");
        dead("2.1", "third");

        assertThat(run("inbox", "redrive", "--all-dead"))
                .isEqualTo(new Said(0, "Waiting again: 3. Still dead: 0.\n"));
        assertThat(ports.inbox().stats().waiting()).isEqualTo(3);
        assertThat(run("inbox", "redrive"))
                .isEqualTo(
                        new Said(
                                2,
                                "Write the ids of the turns, or --all-dead: ./kotae inbox redrive"
                                        + " ID\n"));
        assertThat(run("inbox", "redrive", "--all-dead", "x").exitCode()).isEqualTo(2);
    }

    @Test
    void a_state_that_there_is_not_is_met_with_those_that_there_are() {
        var said = run("inbox", "list", "--state", "lost");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.text())
                .isEqualTo(
                        "--state cannot be \"lost\". It can be: waiting, running, answered, done,"
                                + " dead, joined\nSee ./kotae inbox list --help\n");
    }

    @Test
    void where_there_is_no_store_that_is_told_and_none_is_made() throws Exception {
        var missing = folder.resolve("none/kotae.db");
        Files.writeString(config(), "store: { url: \"jdbc:sqlite:" + missing + "\" }\n");
        var said = run("inbox");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.text()).contains(missing.toString(), "does not exist");
        assertThat(missing.getParent()).doesNotExist();
    }

    @Test
    @DefaultLocale("ja-JP")
    void on_a_japanese_machine_it_speaks_japanese() {
        dead("1.1", "Why?");
        assertThat(run("inbox").text()).startsWith("待機：0").contains("理由");
        assertThat(run("inbox", "redrive", "--all-dead").text()).startsWith("再び待機：1");
    }

    private Claim claim(String thread, String text) {
        ports.inbox().accept(Samples.question(thread, text));
        return ports.inbox().claim("test", LEASE, Duration.ofSeconds(5)).orElseThrow();
    }

    private Claim dead(String thread, String text) {
        var claim = claim(thread, text);
        ports.inbox().settle(claim, new Settlement.GivenUp("too-often"));
        return claim;
    }

    private Path config() {
        return folder.resolve("kotae.yaml");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private Said run(String... arguments) {
        var text = new StringWriter();
        var line = Main.commandLine();
        line.setOut(new PrintWriter(text, true));
        line.setErr(new PrintWriter(text, true));
        var all = Stream.concat(Stream.of(arguments), Stream.of("--config", config().toString()));
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, text.toString());
    }
}
