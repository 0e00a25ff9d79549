package dev.kotae.app;

import static dev.kotae.local.slack.Workspace.EMMA;
import static dev.kotae.local.slack.Workspace.GENERAL;
import static dev.kotae.local.slack.Workspace.SATO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.BedrockAtWork.Prompted;
import dev.kotae.app.BedrockAtWork.Searched;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.chat.Call;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.Rule;
import dev.kotae.local.slack.Workspace;
import dev.kotae.memory.AuditTrail.AuditEntry;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words by which documents are searched for what people ask in Slack, as Bedrock hears them:
/// what the quick model is asked for them, and what Retrieve.
class SlackResearchTest {
    private static final String BASE = "KBOFFICES1";
    private static final String TOKYO = "How many desks are there in the Tokyo office?";
    private static final String OSAKA = "How many desks are there in the Osaka office?";
    private static final String AND_OSAKA = "and in Osaka?";
    private static final String OSAKA_JA = "大阪オフィスの机はいくつありますか？";
    private static final String NINETY = "There are 90 desks in the Tokyo office [1].";
    private static final String FORTY = "There are 40 desks in the Osaka office";

    private static final String SEARCH = "search";
    private static final String TENANT = "slack/" + Workspace.TEAM;
    private static final Limit MONTHLY =
            new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 5_000_000);

    /// A model is asked twice at once, and once more after a pause.
    private static final int ATTEMPTS = 3;

    @TempDir Path folder;
    private FolderKnowledge offices;
    private BedrockAtWork bedrock;
    private SlackAtWork work;

    /// The offices are in a base of Bedrock. That there are documents in English is known by the
    /// canteen, which is in a folder.
    @BeforeEach
    void open() throws Exception {
        var papers = Files.createDirectory(folder.resolve("offices"));
        write(
                papers,
                "tokyo.md",
                "# The Tokyo office\n\nThere are 90 desks in the Tokyo office.\n");
        write(papers, "osaka.md", "# The Osaka office\n\n" + FORTY + ".\n");
        var canteen = Files.createDirectory(folder.resolve("canteen"));
        write(canteen, "canteen.md", "# The canteen\n\nIt opens for lunch at eleven o'clock.\n");
        offices = FolderKnowledge.open(new FolderKnowledge.Settings("offices", papers, ""));
        bedrock = new BedrockAtWork(Map.of(BASE, offices));
        work =
                new SlackAtWork(
                        "agent",
                        settings ->
                                limited(bedrock.in(settings))
                                        .withKnowledge(
                                                List.of(
                                                        new Source.Base(
                                                                BaseSettings.of(BASE),
                                                                Rule.EVERYBODY,
                                                                ""),
                                                        new Source.Folder(
                                                                "",
                                                                canteen.toString(),
                                                                "",
                                                                Rule.EVERYBODY,
                                                                ""))));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Settings limited(Settings settings) {
        return new Settings(
                settings.values(),
                settings.knowledge(),
                settings.groups(),
                settings.instructions(),
                List.of(MONTHLY),
                settings.channels(),
                settings.models(),
                settings.terms());
    }

    @AfterEach
    void close() {
        work.close();
        bedrock.close();
        offices.close();
    }

    @Test
    void a_follow_up_is_said_in_full_by_the_quick_model_and_searched_like_that() {
        bedrock.says(NINETY, OSAKA, FORTY + " [1].");

        var first = work.answered(EMMA, GENERAL, TOKYO);
        var second = work.answered(EMMA, first, AND_OSAKA);

        assertThat(bedrock.prompts())
                .extracting(Prompted::road)
                .containsExactly("quick", SEARCH, "quick");
        var rewriting = bedrock.prompts().get(1);
        assertThat(rewriting.path()).contains("haiku");
        assertThat(rewriting.system())
                .contains("Say the last question of a conversation so that it can be understood");
        assertThat(rewriting.told())
                .contains("<question>" + TOKYO + "</question>")
                .contains("<answer>There are 90 desks in the Tokyo office")
                .contains("<question>" + AND_OSAKA + "</question>");
        assertThat(searched()).containsExactly(TOKYO, OSAKA);
        assertThat(bedrock.prompts().getLast().told())
                .contains(FORTY)
                .contains("<question>\n" + AND_OSAKA + "\n</question>");
        assertThat(second.json().toString()).contains(FORTY).contains("The Osaka office");
    }

    @Test
    void a_question_that_stands_by_itself_is_searched_as_it_is_also_in_a_thread() {
        bedrock.says(NINETY, FORTY + " [1].");

        var first = work.answered(EMMA, GENERAL, TOKYO);
        var second = work.answered(EMMA, first, OSAKA);

        assertThat(bedrock.prompts()).extracting(Prompted::road).containsExactly("quick", "quick");
        assertThat(searched()).containsExactly(TOKYO, OSAKA);
        assertThat(second.json().toString()).contains(FORTY);
    }

    @Test
    void a_colleague_who_is_mentioned_is_no_word_to_search_by() {
        bedrock.says(NINETY);

        work.answered(EMMA, GENERAL, "@佐藤 " + TOKYO);

        assertThat(searched()).containsExactly(TOKYO);
    }

    @Test
    void what_finds_little_is_translated_once_and_what_the_translation_finds_is_told_the_model() {
        bedrock.says(OSAKA, "大阪オフィスの机は40台です [1]。");

        var answer = work.answered(SATO, GENERAL, OSAKA_JA);

        assertThat(bedrock.prompts()).extracting(Prompted::road).containsExactly(SEARCH, "quick");
        var translation = bedrock.prompts().getFirst();
        assertThat(translation.path()).contains("haiku");
        assertThat(translation.system()).contains("Translate a question");
        assertThat(translation.told())
                .contains("<question>" + OSAKA_JA + "</question>")
                .contains("The language is English.");
        assertThat(searched()).containsExactly(OSAKA_JA, OSAKA);
        assertThat(bedrock.searches().getFirst().found()).isEmpty();
        assertThat(bedrock.searches().getLast().found().toString()).contains(FORTY);
        assertThat(bedrock.prompts().getLast().told())
                .contains(FORTY)
                .contains("<question>\n" + OSAKA_JA + "\n</question>");
        assertThat(answer.json().toString()).contains("40台").contains("The Osaka office");
    }

    @Test
    void small_talk_searches_nothing_at_the_beginning_and_in_a_thread() {
        bedrock.says("Hello!", NINETY, "You are welcome!");

        work.answered(EMMA, GENERAL, "hello");
        assertThat(searched()).isEmpty();

        var answer = work.answered(EMMA, GENERAL, TOKYO);
        work.answered(EMMA, answer, "good morning, all!");
        assertThat(searched()).containsExactly(TOKYO);
        assertThat(bedrock.prompts()).extracting(Prompted::road).doesNotContain(SEARCH);
    }

    @Test
    void a_follow_up_that_nobody_says_in_full_is_searched_with_the_question_before_it() {
        bedrock.says(NINETY, FORTY + " [1].");
        var first = work.answered(EMMA, GENERAL, TOKYO);
        bedrock.failsNext(ATTEMPTS);

        var second = work.answered(EMMA, first, AND_OSAKA);

        assertThat(bedrock.prompts())
                .filteredOn(prompt -> prompt.road().equals(SEARCH))
                .extracting(Prompted::status)
                .containsExactly(500, 500, 500);
        assertThat(searched()).containsExactly(TOKYO, TOKYO + "\n" + AND_OSAKA);
        assertThat(second.json().toString()).contains(FORTY);
        assertThat(calls(work.audits().getLast())).extracting(Call::route).containsExactly("quick");
    }

    @Test
    void a_question_that_nobody_translates_is_answered_all_the_same() {
        bedrock.says("見つかりませんでした。");
        bedrock.failsNext(ATTEMPTS);

        var answer = work.answered(SATO, GENERAL, OSAKA_JA);

        assertThat(bedrock.prompts())
                .filteredOn(prompt -> prompt.road().equals(SEARCH))
                .extracting(Prompted::status)
                .containsExactly(500, 500, 500);
        assertThat(searched()).containsExactly(OSAKA_JA);
        assertThat(answer.json().toString()).contains("見つかりませんでした。");
        assertThat(calls(work.audits().getLast())).extracting(Call::route).containsExactly("quick");
    }

    @Test
    void what_other_words_cost_is_in_the_receipt_in_the_books_and_in_the_budget() {
        bedrock.says(NINETY, OSAKA, FORTY + " [1].", OSAKA, "大阪オフィスの机は40台です [1]。");
        var first = work.answered(EMMA, GENERAL, TOKYO);
        var second = work.answered(EMMA, first, AND_OSAKA);
        work.answered(SATO, GENERAL, OSAKA_JA);

        var audits = work.audits();
        assertThat(audits).hasSize(3);
        assertThat(calls(audits.get(0))).extracting(Call::route).containsExactly("quick");
        for (var audit : audits.subList(1, 3)) {
            assertThat(calls(audit)).extracting(Call::route).containsExactly(SEARCH, "quick");
            assertThat(calls(audit).getFirst().model()).contains("haiku");
            assertThat(calls(audit)).allMatch(call -> call.cost().microUsd() > 0);
        }
        for (var audit : audits) {
            assertThat(audit.microUsd())
                    .isEqualTo(calls(audit).stream().mapToLong(c -> c.cost().microUsd()).sum());
        }
        long all = audits.stream().mapToLong(AuditEntry::microUsd).sum();
        long used =
                work.stored(
                        ports -> ports.usages().ofTenant(TENANT, Instant.EPOCH).cost().microUsd());
        assertThat(used).isEqualTo(all);
        long spent = work.stored(ports -> ports.ledger().spent(TENANT, MONTHLY, ""));
        assertThat(spent).isEqualTo(all);

        work.as(EMMA).press(GENERAL, second.ts(), "kotae_why");
        var why = work.modal(EMMA, "kotae_why").shown().toString();
        assertThat(why).contains("(words of a search): ").contains("(a quick answer): ");
    }

    /// What Retrieve was asked for, in order.
    private List<String> searched() {
        return bedrock.searches().stream().map(Searched::text).toList();
    }

    /// What a turn was booked with.
    private List<Call> calls(AuditEntry audit) {
        return work.stored(ports -> ports.usages().ofTurn(TENANT, audit.turn()));
    }
}
