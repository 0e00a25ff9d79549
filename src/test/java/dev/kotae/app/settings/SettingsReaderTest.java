package dev.kotae.app.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kotae.answer.Unsupported;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.bedrock.BaseSettings.Search;
import dev.kotae.chat.Usage;
import dev.kotae.doctor.Secret;
import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Filter.Comparison;
import dev.kotae.knowledge.Filter.Value;
import dev.kotae.knowledge.Rule;
import dev.kotae.knowledge.Sight;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.model.Ability;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Price;
import dev.kotae.model.Tier;
import dev.kotae.routing.Terms;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String NEW_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String PROMPT_ROUTER =
            "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1";

    private static final String OLD_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    @TempDir Path folder;

    @Test
    void the_file_of_the_readme_is_read_with_its_variables_filled_in() throws Exception {
        Files.createDirectory(folder.resolve("docs"));
        var settings =
                read(
                        """
                        slack: { signing-secret: "${SLACK_SIGNING_SECRET}", bot-token: "${TOKEN:-xoxb-1}" }
                        bedrock:
                          region: ap-northeast-1
                          models: { quick: jp.anthropic.claude-haiku-5-5 }
                        knowledge:
                          - { bedrock: KBID1234 }
                          - { folder: "%s", link: "https://wiki.example/", channels: [C0123] }
                        instructions: { "*": Be brief., C0123: Speak of law. }
                        http: { port: 8080 }
                        """
                                .formatted(folder.resolve("docs")),
                        Map.of("SLACK_SIGNING_SECRET", "s3cret"));
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("s3cret");
        assertThat(settings.text(Key.SLACK_BOT_TOKEN)).isEqualTo("xoxb-1");
        assertThat(settings.port(Key.HTTP_PORT)).isEqualTo(8080);
        assertThat(settings.knowledge())
                .containsExactly(
                        new Source.Base(BaseSettings.of("KBID1234"), Rule.EVERYBODY, ""),
                        new Source.Folder(
                                "",
                                folder.resolve("docs").toString(),
                                "https://wiki.example/",
                                Rule.in(Set.of("C0123")),
                                ""));
        assertThat(settings.instructions().everywhere()).isEqualTo("Be brief.");
        assertThat(settings.instructions().channels()).containsEntry("C0123", "Speak of law.");
    }

    @Test
    void documents_are_called_as_the_settings_say() throws Exception {
        Files.createDirectories(folder.resolve("docs"));
        var settings =
                read(
                        """
                        knowledge:
                          - { bedrock: KBID1234, name: Product manuals }
                          - { folder: "%s", name: 就業規則 }
                        """
                                .formatted(folder.resolve("docs")),
                        Map.of());
        assertThat(settings.knowledge())
                .containsExactly(
                        new Source.Base(
                                BaseSettings.of("KBID1234").called("Product manuals"),
                                Rule.EVERYBODY,
                                ""),
                        new Source.Folder(
                                "就業規則", folder.resolve("docs").toString(), "", Rule.EVERYBODY, ""));
    }

    @Test
    void a_knowledge_base_is_asked_as_its_settings_say() throws Exception {
        var settings =
                read(
                        """
                        knowledge:
                          - bedrock: KBID1234
                            search: hybrid
                            rerank: cohere.rerank-v3-5:0
                            timeout: 8s
                            languages: [en, ja]
                            as-asker: true
                            open-for: 1h
                            filter:
                              andAll:
                                - { equals: { key: team, value: "${TEAM}" } }
                                - { greaterThan: { key: year, value: 2024 } }
                                - { notIn: { key: state, value: [draft, old] } }
                        """,
                        Map.of("TEAM", "hr"));
        assertThat(settings.knowledge())
                .containsExactly(
                        new Source.Base(
                                new BaseSettings(
                                        "KBID1234",
                                        "",
                                        new BaseSettings.Searching(
                                                Search.HYBRID,
                                                new Filter.All(
                                                        List.of(
                                                                where(
                                                                        "team",
                                                                        Comparison.EQUALS,
                                                                        text("hr")),
                                                                where(
                                                                        "year",
                                                                        Comparison.GREATER_THAN,
                                                                        new Value.Amount(
                                                                                BigDecimal.valueOf(
                                                                                        2024))),
                                                                where(
                                                                        "state",
                                                                        Comparison.NOT_IN,
                                                                        new Value.Texts(
                                                                                List.of(
                                                                                        "draft",
                                                                                        "old"))))),
                                                "cohere.rerank-v3-5:0",
                                                Duration.ofSeconds(8)),
                                        new Sight.OfAsker(),
                                        Set.of(Locale.ENGLISH, Locale.JAPANESE),
                                        Duration.ofHours(1)),
                                Rule.EVERYBODY,
                                ""));
    }

    @Test
    void who_may_read_documents_is_said_by_channels_people_and_groups() throws Exception {
        var settings =
                read(
                        """
                        groups: { hr: [S0HRTEAM, U0BOSS] }
                        knowledge:
                          - { bedrock: KBID1234, groups-key: allowed, groups: [hr, S0BOARD],
                              people: [U0CEO], channels: [C0HR], owner: C0HRDESK }
                        """,
                        Map.of());
        var source = (Source.Base) settings.knowledge().getFirst();
        assertThat(source.base().sight()).isEqualTo(new Sight.OfGroups("allowed"));
        assertThat(source.rule())
                .isEqualTo(new Rule(Set.of("C0HR"), Set.of("U0CEO"), Set.of("hr", "S0BOARD")));
        assertThat(source.owner()).isEqualTo("C0HRDESK");
        assertThat(settings.groups())
                .isEqualTo(
                        Map.of(
                                "hr", Set.of("S0HRTEAM", "U0BOSS"),
                                "S0BOARD", Set.of("S0BOARD")));
    }

    @Test
    void a_rule_that_would_keep_everybody_out_or_let_everybody_in_by_mistake_is_refused() {
        assertThatThrownBy(() ->
                        read(
                                """
                                groups: { hr: everybody, board: [] }
                                knowledge:
                                  - { bedrock: KBID1234, groups: [hrr] }
                                  - { bedrock: KBID1235, people: [] }
                                  - { bedrock: KBID1236, as-asker: true, groups-key: g, owner: me }
                                """,
                                Map.of()))
                .hasMessageContaining("groups.hr wants")
                .hasMessageContaining("groups.board wants")
                .hasMessageContaining("\"hrr\"")
                .hasMessageContaining("knowledge[1].people")
                .hasMessageContaining("\"as-asker\" or \"groups-key\"")
                .hasMessageContaining("knowledge[2].owner");
    }

    @Test
    void a_folder_does_not_show_what_lies_in_it_for_others() throws Exception {
        Files.createDirectories(folder.resolve("docs/hr/pay"));
        Files.createDirectories(folder.resolve("docs-of-hr"));
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("docs"));
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () ->
                                read(
                                        """
                                        knowledge:
                                          - { folder: "${AT}/linked" }
                                          - { folder: "${AT}/docs/hr", people: [U0BOSS] }
                                          - { folder: "${AT}/docs/hr/pay", people: [U0BOSS] }
                                          - { folder: "${AT}/docs-of-hr", people: [U0BOSS] }
                                        faq: "${AT}/docs/answers"
                                        """,
                                        Map.of("AT", folder.toString())));
        assertThat(problem.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("docs/hr,", "/linked:"),
                        line -> assertThat(line).contains("docs/hr/pay,", "/linked:"),
                        line -> assertThat(line).contains("faq", "docs/answers,", "/linked:"));
    }

    @Test
    void a_folder_without_a_name_is_not_the_one_where_kotae_was_started() {
        assertThatThrownBy(() -> read("knowledge: [{ folder: '${DOCS:-}' }]", Map.of()))
                .hasMessageContaining("knowledge[0] wants");
    }

    @Test
    void what_everybody_may_read_lies_anywhere() throws Exception {
        Files.createDirectories(folder.resolve("docs/open"));
        var settings =
                read(
                        """
                        knowledge:
                          - { folder: "${AT}/docs", channels: [C0HR] }
                          - { folder: "${AT}/docs", people: [U0BOSS] }
                          - { folder: "${AT}/docs/open" }
                        """,
                        Map.of("AT", folder.toString()));
        assertThat(settings.knowledge()).hasSize(3);
    }

    private static Filter where(String key, Comparison comparison, Value value) {
        return new Filter.Where(key, comparison, value);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    @Test
    void a_channel_may_have_manners_of_its_own() throws Exception {
        var settings =
                read(
                        """
                        manners:
                          default: mention
                          channels: { C1: ask-first, C2: off, C3: { language: ja, model: deep } }
                        """,
                        Map.of("KOTAE_MANNERS_DEFAULT", "thread"));
        assertThat(settings.manners().listening()).isEqualTo(Listening.THREAD);
        assertThat(settings.manners().channels())
                .containsEntry("C1", Wishes.NONE.listening(Optional.of(Listening.ASK_FIRST)))
                .containsEntry("C2", Wishes.NONE.listening(Optional.of(Listening.OFF)))
                .containsEntry(
                        "C3",
                        Wishes.NONE
                                .inLanguage(Optional.of(Locale.JAPANESE))
                                .onTier(Optional.of("deep")));
        var wrong = "manners: { default: loud, channels: { C1: loud, C2: { tone: x } } }";
        var problem = catchThrowableOfType(SettingsProblem.class, () -> read(wrong, Map.of()));
        assertThat(String.join("\n", problem.lines()))
                .contains("manners.default is \"loud\"")
                .contains("manners.channels.C1 is \"loud\"")
                .contains("manners.channels.C2.tone");
    }

    @Test
    void a_bare_off_switches_off() throws Exception {
        var settings =
                read(
                        "{ manners: { default: off }, grounding: off, routing: { learning: off } }",
                        Map.of());
        assertThat(settings.manners().listening()).isEqualTo(Listening.OFF);
        assertThat(settings.unsupported()).isEqualTo(Unsupported.KEEP);
        assertThat(settings.text(Key.ROUTING_LEARNING)).isEqualTo("off");
    }

    @Test
    void models_are_called_by_words_and_may_be_described() throws Exception {
        var settings =
                read(
                        """
                        bedrock: { models: { quick: [a.b, c.d] }, profiles: [jp, global] }
                        models:
                          Llama: us.meta.llama3-3-70b-instruct-v1:0
                          ours:
                            id: arn:aws:bedrock:us-east-1:1:custom-model-deployment/x
                            like: amazon.nova-pro-v1:0
                            name: Our own
                            tier: deep
                            context: 64000
                            max-tokens: 3000
                            can: [system, temperature, streaming-tools]
                            thinking: none
                            cache-from: 0
                            usd: { in: 0.5, out: 2, quoted: "2026-11, our contract" }
                        manners: { channels: { C1: { model: Ours } } }
                        """,
                        Map.of());
        assertThat(settings.texts(Key.BEDROCK_MODELS_QUICK)).containsExactly("a.b", "c.d");
        assertThat(settings.texts(Key.BEDROCK_PROFILES)).containsExactly("jp", "global");
        assertThat(requireNonNull(settings.models().get("llama")).name())
                .isEqualTo("Llama 3.3 70B");
        var ours = requireNonNull(settings.models().get("ours"));
        assertThat(ours.name()).isEqualTo("Our own");
        assertThat(ours.tier()).isEqualTo(Tier.DEEP);
        assertThat(ours.contextTokens()).isEqualTo(64_000);
        assertThat(ours.outputTokens()).isEqualTo(3_000);
        assertThat(ours.abilities())
                .containsExactlyInAnyOrder(
                        Ability.SYSTEM, Ability.TEMPERATURE, Ability.STREAMING_TOOLS);
        assertThat(ours.price()).isEqualTo(Price.of("0.5", "2", "0.125", "0.5"));
        assertThat(ours.quoted()).isEqualTo("2026-11, our contract");
        assertThat(requireNonNull(settings.manners().channels().get("C1")).tier()).contains("ours");
    }

    @Test
    void what_a_price_leaves_out_is_in_proportion_to_reading() throws Exception {
        var models =
                read(
                                """
                                models:
                                  opus: { id: global.anthropic.claude-opus-5-5, usd: { in: 2, out: 10 } }
                                  haiku: { id: global.anthropic.claude-haiku-5-5, usd: { in: 0.2, out: 1 } }
                                  next: { id: global.anthropic.claude-next-9, usd: { in: 4, out: 20 } }
                                """,
                                Map.of())
                        .models();
        assertThat(cost(models.get("opus"), new Usage(0, 0, 1_000, 0))).isEqualTo(100);
        assertThat(cost(models.get("opus"), new Usage(0, 0, 0, 1_000))).isEqualTo(2_500);
        assertThat(cost(models.get("haiku"), new Usage(100_000, 0, 0, 0))).isEqualTo(20_000);
        assertThat(cost(models.get("haiku"), new Usage(200_000, 0, 0, 0))).isEqualTo(200_000);
        assertThat(cost(models.get("next"), new Usage(0, 0, 0, 1_000))).isEqualTo(5_000);
    }

    private static long cost(@Nullable ModelCard card, Usage usage) {
        return requireNonNull(card).price().microUsd(usage);
    }

    @Test
    void a_channel_may_bound_who_answers_and_at_what_price() throws Exception {
        var settings =
                read(
                        """
                        routing:
                          strategy: learned
                          deep-share: 20
                          learning: on
                          exploration: 0.5
                          channels:
                            C0123: { least: quick, most: balanced, price: 2 }
                            C0456: { only: [quick, Llama] }
                            "*": { least: balanced }
                        models: { llama: us.meta.llama3-3-70b-instruct-v1:0 }
                        """,
                        Map.of());
        assertThat(settings.terms())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "C0123",
                                new Terms(Tier.QUICK, Tier.BALANCED, 2),
                                "C0456",
                                new Terms(Tier.QUICK, Tier.DEEP, 1, Set.of("quick", "llama")),
                                "*",
                                new Terms(Tier.BALANCED, Tier.DEEP, 1)));
        assertThat(settings.text(Key.ROUTING_DEEP_SHARE)).isEqualTo("20");
        assertThat(settings.text(Key.ROUTING_STRATEGY)).isEqualTo("learned");
        assertThat(settings.text(Key.ROUTING_LEARNING)).isEqualTo("on");
        assertThat(settings.text(Key.ROUTING_EXPLORATION)).isEqualTo("0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ strategy: clever } | routing.strategy",
                "{ deep-share: 120 } | routing.deep-share",
                "{ deep-share: 20, strategy: quick } | routing.deep-share does nothing",
                "{ learning: on, strategy: random } | routing.learning does nothing",
                "{ learning: maybe } | routing.learning",
                "{ exploration: 3 } | routing.exploration",
                "{ channels: [C1] } | routing.channels",
                "{ channels: { C1: quick } } | routing.channels.C1",
                "{ channels: { C1: { least: deep, most: quick } } } | routing.channels.C1",
                "{ channels: { C1: { least: best } } } | routing.channels.C1.least",
                "{ channels: { C1: { price: 0 } } } | routing.channels.C1.price",
                "{ channels: { C1: { only: quick } } } | routing.channels.C1.only",
                "{ channels: { C1: { only: [llama] } } } | routing.channels.C1",
                "{ channels: { C1: { only: [quick, lama] } } } | routing.channels.C1.only",
                "{ channels: { C1: { fewest: 1 } } } | fewest"
            })
    void what_is_wrong_with_routing_is_told_by_its_place(String routing, String place) {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> read("routing: " + routing, Map.of()));
        assertThat(problem.lines()).hasSize(1).first().asString().contains(place);
    }

    @Test
    void what_does_nothing_beside_another_setting_is_refused() throws Exception {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () ->
                                read(
                                        """
                                        routing: { strategy: "%s", learning: off }
                                        bedrock: { models: { deep: a.b } }
                                        embeddings: { file: data/vectors }
                                        slack: { workspaces: [T0123] }
                                        """
                                                .formatted(PROMPT_ROUTER),
                                        Map.of("KOTAE_BEDROCK_MODELS_QUICK", "c.d")));
        assertThat(problem.lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "KOTAE_BEDROCK_MODELS_QUICK: bedrock.models.quick")
                                        .contains(PROMPT_ROUTER),
                        line -> assertThat(line).contains("kotae.yaml: bedrock.models.deep does"),
                        line -> assertThat(line).contains("embeddings.file does nothing without"),
                        line -> assertThat(line).contains("slack.workspaces does nothing without"));
        assertThat(read("routing: { strategy: deep, learning: off }", Map.of()).values())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "amazon.titan-embed-text-v2:0,true",
        "global.cohere.embed-v4:0,true",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/x,true",
        "amazon.titan-embed-text-v1,false"
    })
    void an_embedding_model_is_one_that_can_be_asked(String model, boolean known) throws Exception {
        var variables = Map.of("KOTAE_EMBEDDINGS_MODEL", model);
        if (known) {
            assertThat(read("", variables).text(Key.EMBEDDINGS_MODEL)).isEqualTo(model);
        } else {
            assertThatThrownBy(() -> read("", variables)).hasMessageContaining("embed-v4");
        }
    }

    @Test
    void what_is_wrong_with_models_is_told_by_its_place() {
        var wrong =
                """
                models:
                  quick: x.y
                  "a b": x.y
                  one: { name: No id }
                  two: { id: x.y, can: [fly, tools], context: many, hue: red }
                bedrock: { profiles: [jp, mars] }
                manners: { channels: { C1: { model: three } } }
                """;
        var problem = catchThrowableOfType(SettingsProblem.class, () -> read(wrong, Map.of()));
        assertThat(String.join("\n", problem.lines()))
                .contains("\"quick\" cannot call a model")
                .contains("\"a b\" cannot call a model")
                .contains("models.one wants models")
                .contains("models.two.can is \"fly\"")
                .contains("models.two.can is \"tools\"")
                .contains("models.two.context is \"many\"")
                .contains("models.two.hue")
                .contains("bedrock.profiles is \"mars\"")
                .contains("manners.channels.C1.model is \"three\"");
    }

    @Test
    void the_environment_wins_over_the_file_under_either_name() throws Exception {
        var settings =
                read(
                        "slack: { bot-token: from-file, signing-secret: from-file }",
                        Map.of("SLACK_BOT_TOKEN", "usual", "KOTAE_SLACK_SIGNING_SECRET", "own"));
        assertThat(settings.text(Key.SLACK_BOT_TOKEN)).isEqualTo("usual");
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("own");
    }

    @Test
    void a_region_in_the_file_is_not_overruled_by_the_machines_own() throws Exception {
        var machine = Map.of("AWS_REGION", "us-east-1", "AWS_DEFAULT_REGION", "eu-west-1");
        assertThat(read("bedrock: { region: ap-northeast-1 }", machine).text(Key.BEDROCK_REGION))
                .isEqualTo("ap-northeast-1");
        assertThat(read("{}", machine).text(Key.BEDROCK_REGION)).isEqualTo("us-east-1");
    }

    @Test
    void two_signing_secrets_may_be_given_while_one_replaces_the_other() throws Exception {
        var settings = read("slack: { signing-secret: [old, new] }", Map.of());
        assertThat(settings.text(Key.SLACK_SIGNING_SECRET)).isEqualTo("old,new");
    }

    @Test
    void an_id_that_looks_like_a_number_keeps_its_digits() throws Exception {
        var settings =
                read(
                        """
                        slack: { client-id: 2141029472.691202649728, client-secret: 10.50 }
                        """,
                        Map.of());
        assertThat(settings.text(Key.SLACK_CLIENT_ID)).isEqualTo("2141029472.691202649728");
        assertThat(settings.text(Key.SLACK_CLIENT_SECRET)).isEqualTo("10.50");
    }

    @Test
    void the_words_of_conversations_are_kept_for_a_month_or_as_long_as_is_set() throws Exception {
        assertThat(read("", Map.of()).content()).isEqualTo(Duration.ofDays(30));
        assertThat(read("retention: { content: 12h }", Map.of()).content())
                .isEqualTo(Duration.ofHours(12));
        assertThat(read("retention: { content: 45m }", Map.of()).content())
                .isEqualTo(Duration.ofMinutes(45));
        assertThat(read("", Map.of("KOTAE_RETENTION_CONTENT", "0")).content()).isZero();
    }

    @Test
    void limits_are_read_in_turns_and_in_dollars() throws Exception {
        var settings =
                read(
                        """
                        limits:
                          - { per: person, every: minute, turns: 5 }
                          - { per: channel, every: hour, usd: 0.000001 }
                          - { per: workspace, every: month, usd: "${BUDGET}" }
                        """,
                        Map.of("BUDGET", "200.50"));
        assertThat(settings.limits())
                .containsExactly(
                        new Limit(Scope.PERSON, Window.MINUTE, Unit.TURNS, 5),
                        new Limit(Scope.CHANNEL, Window.HOUR, Unit.MICRO_USD, 1),
                        new Limit(Scope.WORKSPACE, Window.MONTH, Unit.MICRO_USD, 200_500_000));
    }

    @Test
    void several_store_keys_may_be_given_while_the_first_replaces_the_others() throws Exception {
        assertThat(read("", Map.of()).storeKeys()).isEmpty();
        assertThat(
                        read("store: { key: [%s, %s] }".formatted(NEW_KEY, OLD_KEY), Map.of())
                                .storeKeys())
                .extracting(Secret::value)
                .containsExactly(NEW_KEY, OLD_KEY);
        var machine = Map.of("KOTAE_STORE_KEY", NEW_KEY + ", " + OLD_KEY);
        assertThat(read("", machine).storeKeys())
                .extracting(Secret::value)
                .containsExactly(NEW_KEY, OLD_KEY);
    }

    @Test
    void the_management_port_listens_on_this_machine_alone_unless_told_otherwise()
            throws Exception {
        var settings = read("", Map.of());
        assertThat(settings.port(Key.HTTP_MANAGEMENT_PORT)).isEqualTo(3001);
        assertThat(settings.text(Key.HTTP_MANAGEMENT_BIND)).isEqualTo("127.0.0.1");
    }

    @Test
    void a_folder_in_place_of_the_file_is_said_to_be_one() throws Exception {
        var place = Files.createDirectory(folder.resolve("kotae.yaml"));
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> SettingsReader.read(place, Map.of()));
        assertThat(problem.lines().getFirst()).contains("kotae.yaml: this is a folder, not a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: { port: 0, management-port: 0 }",
                "http: { port: 8080, bind: 10.0.0.5, management-port: 8080 }"
            })
    void ports_that_do_not_meet_may_have_one_number(String yaml) throws Exception {
        assertThat(read(yaml, Map.of()).values()).isNotEmpty();
    }

    @Test
    void an_empty_file_sets_nothing() throws Exception {
        assertThat(read("", Map.of()).values()).isEmpty();
        assertThat(read("# nothing yet\n", Map.of()).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack: { bot-tokn: x }|slack.bot-tokn is not a setting. Did you mean slack.bot-token?",
                "http: { port: 70000 }|http.port is \"70000\", but must be a port number",
                "http: { port: three }|http.port is \"three\", but must be a port number",
                "http: 3000|http holds other settings",
                "slack: { bot-token: xapp-1 }|slack.bot-token begins with \"xapp-\", so it is what belongs into slack.app-token",
                "slack: { app-token: xoxb-1 }|slack.app-token begins with \"xoxb-\", so it is what belongs into slack.bot-token",
                "http: { port: 8080, management-port: 8080 }|http.port and http.management-port are both 8080",
                "http: { port: 3001 }|http.port and http.management-port are both 3001",
                "zzzzzzzzzzzz: 1|zzzzzzzzzzzz is not a setting. Known are:",
                "slack: { api-url: slack.com }|slack.api-url is \"slack.com\", but must be an http or https URL",
                "slack: { bot-token: [a] }|slack.bot-token wants one value",
                "knowledge: docs/|knowledge wants a list of sources",
                "knowledge: [ { folder: /no/such } ]|knowledge[0].folder names the folder /no/such, which does not exist",
                "knowledge: [ { foldr: x } ]|knowledge[0].foldr is not a setting. Did you mean knowledge[0].folder?",
                "knowledge: [ { bedrock: A, channels: C1 } ]|knowledge[0].channels wants a list of channel ids",
                "knowledge: [ { bedrock: A, name: ' ' } ]|knowledge[0].name wants a name by which people know",
                "knowledge: [ { bedrock: A, languages: [fr] } ]|knowledge[0].languages wants a list of languages",
                "knowledge: [ { bedrock: A, languages: en } ]|knowledge[0].languages wants a list of languages",
                "knowledge: [ { bedrock: A, search: fuzzy } ]|knowledge[0].search wants store, hybrid or semantic",
                "knowledge: [ { bedrock: A, timeout: soon } ]|knowledge[0].timeout wants a length of time such as 8s",
                "knowledge: [ { bedrock: A, timeout: 0 } ]|knowledge[0].timeout wants a length of time",
                "knowledge: [ { bedrock: A, open-for: 8d } ]|knowledge[0].open-for wants a length of time",
                "knowledge: [ { bedrock: A, as-asker: perhaps } ]|knowledge[0].as-asker wants true or false",
                "knowledge: [ { bedrock: A, link: x } ]|knowledge[0].link is not a setting",
                "knowledge: [ { bedrock: A, filter: { stringContains: { key: a, value: b } } } ]|knowledge[0].filter.stringContains wants a filter as Bedrock has it",
                "knowledge: [ { bedrock: A, filter: { in: { key: a, value: b } } } ]|knowledge[0].filter.in wants a filter",
                "slack: { bot-token: \"${NOPE}\" }|slack.bot-token refers to the environment variable NOPE, which is not set",
                "log: { format: xml }|log.format is \"xml\", but must be one of: text, json",
                "outbound: { ca-bundle: /no/ca.pem }|outbound.ca-bundle names the file /no/ca.pem, which cannot be read",
                "slackk: { bot-token: x }|kotae.yaml: slackk is not a setting. Did you mean slack?",
                "bedrock: { modles: { quick: x } }|bedrock.modles is not a setting. Did you mean bedrock.models?",
                "log: { level: loud }|kotae.yaml: log.level is \"loud\", but must be one of",
                "slack: { api-url: 'http://[bad/' }|slack.api-url is \"http://[bad/\", but must be an http or https URL",
                "outbound: { proxy: 'http://a^b:1' }|outbound.proxy must be the URL of a proxy",
                "outbound: { ca-bundle: pom.xml }|outbound.ca-bundle names the file pom.xml, which holds no certificates",
                "bedrock: { region: moon base }|bedrock.region is \"moon base\", but must be a region of AWS",
                "slack: { signing-secret: ['', ''] }|slack.signing-secret holds a space, a line break or nothing between commas",
                "slack: { bot-token: 'xoxb-1 2' }|slack.bot-token holds a space",
                "http: { management-port: -1 }|http.management-port is \"-1\", but must be a port number",
                "retention: { content: 30 days }|retention.content is \"30 days\", but must be a length of time such as 30d",
                "retention: { content: 5 }|retention.content is \"5\", but must be a length of time",
                "store: { key: c2hvcnQ= }|store.key must be 32 bytes in Base64",
                "store: { key: [MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=, x] }|Make one with: openssl rand -base64 32",
                "slack: { owner-channel: '#ops' }|slack.owner-channel is \"#ops\", but must be the id of a channel",
                "outbound: { proxy: 'http://proxy:1', no-proxy: ['http://x'] }|outbound.no-proxy names \"http://x\", but must name hosts",
                "outbound: { no-proxy: [slack.com] }|outbound.no-proxy does nothing without outbound.proxy",
                "outbound: { proxy: 'http://proxy' }|outbound.proxy must be the URL of a proxy with its port",
                "manners: { channels: { '#general': off } }|manners.channels is \"#general\", but must be the id of a channel",
                "routing: { channels: { general: { least: deep } } }|routing.channels is \"general\", but must be the id",
                "instructions: { general: Hi }|instructions is \"general\", but must be the id of a channel",
                "knowledge: [ { bedrock: A, channels: ['#hr'] } ]|knowledge[0].channels is \"#hr\", but must be the id",
                "knowledge: [ { bedrock: A, people: [boss] } ]|knowledge[0].people names \"boss\", but must name people by their ids",
                "limits: 5|limits wants limits such as \"{ per: person, every: day, turns: 50 }\"",
                "limits: [ { per: person, every: day } ]|limits[0] wants limits such as",
                "limits: [ { per: person, every: day, turns: 1, usd: 1 } ]|limits[0] wants limits such as",
                "limits: [ { per: team, every: day, turns: 1 } ]|limits[0].per is \"team\", but must be one of: workspace, channel, person",
                "limits: [ { per: person, every: week, turns: 1 } ]|limits[0].every is \"week\", but must be one of: minute, hour, day, month",
                "limits: [ { per: person, every: day, turns: 1.5 } ]|limits[0].turns is \"1.5\", but must be a number",
                "limits: [ { per: person, every: day, usd: -1 } ]|limits[0].usd is \"-1\", but must be a number",
                "limits: [ { per: person, every: day, trns: 1 } ]|limits[0].trns is not a setting. Did you mean limits[0].turns?",
                "'a: [b'|line 1, column",
                "log: { level: info, level: debug }|kotae.yaml: line 1: level stands twice",
                "knowledge: [ { bedrock: A, bedrock: B } ]|line 1: bedrock stands twice",
                "{ bedrock: { region: us-east-1 }, bedrock.region: eu-west-1 }|kotae.yaml: bedrock.region stands twice",
                "{ manners: { channels: { C1: off } }, manners.channels: { C1: thread } }|manners.channels stands twice",
                "models: { llama: us.meta.llama3-3-70b-instruct-v1:0, Llama: a.b }|kotae.yaml: models.Llama stands twice",
                "models: { opus: us.meta.llama3-3-70b-instruct-v1:0 }|models.opus: \"opus\" means a Claude of that name to everybody, and this model is called Llama 3.3 70B",
                "'- a'|the file must hold settings"
            })
    void a_wrong_file_is_explained_in_one_line_with_the_key_and_the_remedy(
            String yaml, String explanation) {
        var problem = catchThrowableOfType(SettingsProblem.class, () -> read(yaml, Map.of()));
        assertThat(problem.lines().getFirst()).contains(explanation);
        assertThat(problem.lines()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"store.url", "http.bind", "http.management-bind", "embeddings.file"})
    void a_text_that_is_empty_is_none(String path) throws Exception {
        var key = Key.at(path).orElseThrow();
        var parts = path.split("\\.", 2);
        var yaml = "%s: { %s: '' }".formatted(parts[0], parts[1]);
        assertThat(read(yaml, Map.of()).text(key)).isEqualTo(key.fallback());
    }

    @Test
    void what_holds_where_a_variable_is_unset_holds_where_it_is_empty() throws Exception {
        var level = "log: { level: '${LEVEL:-debug}' }";
        assertThat(read(level, Map.of("LEVEL", "")).text(Key.LOG_LEVEL)).isEqualTo("debug");
        assertThat(read(level, Map.of("LEVEL", "warn")).text(Key.LOG_LEVEL)).isEqualTo("warn");
    }

    @Test
    void a_proxy_that_is_wrong_is_refused_without_its_password() {
        var proxy = "http://kotae:hunter2@proxy.example.com";
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("", Map.of("KOTAE_OUTBOUND_PROXY", proxy)));
        assertThat(problem.lines())
                .singleElement()
                .asString()
                .contains("outbound.proxy")
                .doesNotContain("hunter2");
    }

    @Test
    void a_block_that_stands_twice_is_refused_rather_than_half_believed() {
        var twice =
                """
                limits:
                  - { per: person, every: day, turns: 50 }
                http: { port: 3000 }
                limits:
                  - { per: workspace, every: month, usd: 200 }
                """;
        var problem = catchThrowableOfType(SettingsProblem.class, () -> read(twice, Map.of()));
        assertThat(problem.lines())
                .singleElement()
                .asString()
                .contains("line 4: limits stands twice");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("a: 1\nhttp: { port: x }", Map.of("KOTAE_SLAK_BOT_TOKEN", "y")));
        assertThat(problem.lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("environment:")
                                .contains("KOTAE_SLACK_BOT_TOKEN"));
    }

    @Test
    void a_variable_that_is_not_set_is_told_once() {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("slack: { signing-secret: '${NOPE}' }", Map.of()));
        assertThat(problem.lines()).hasSize(1).first().asString().contains("NOPE");
    }

    @Test
    void a_file_in_another_encoding_is_told_so() throws Exception {
        var file = folder.resolve("kotae.yaml");
        Files.write(file, "instructions: 簡潔に".getBytes(Charset.forName("Shift_JIS")));
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> SettingsReader.read(file, Map.of()));
        assertThat(problem.lines()).hasSize(1).first().asString().contains("UTF-8");
    }

    @Test
    void a_wrong_value_of_the_environment_is_told_with_its_variable() {
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class,
                        () -> read("http: { port: 3000 }", Map.of("KOTAE_HTTP_PORT", "many")));
        assertThat(problem.lines())
                .containsExactly(
                        "KOTAE_HTTP_PORT: http.port is \"many\", but must be a port number from 0 to"
                                + " 65535.");
    }

    @Test
    void what_kubernetes_tells_of_a_service_is_no_setting() throws Exception {
        var settings =
                read(
                        "",
                        Map.of(
                                "KOTAE_SERVICE_HOST", "10.0.0.7",
                                "KOTAE_SERVICE_PORT", "3000",
                                "KOTAE_SERVICE_PORT_HTTP", "3000",
                                "KOTAE_PORT", "tcp://10.0.0.7:3000",
                                "KOTAE_PORT_3000_TCP", "tcp://10.0.0.7:3000",
                                "KOTAE_PORT_3000_TCP_PROTO", "tcp",
                                "KOTAE_HEALTH_SERVICE_HOST", "10.0.0.8"));
        assertThat(settings.values()).isEmpty();
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> read("", Map.of("KOTAE_PORT", "3000")));
        assertThat(problem.lines()).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var missing = folder.resolve("no.yaml");
        var problem =
                catchThrowableOfType(
                        SettingsProblem.class, () -> SettingsReader.read(missing, Map.of()));
        assertThat(problem.lines()).hasSize(1).first().asString().contains("no.yaml");
    }

    private Settings read(String yaml, Map<String, String> environment) throws Exception {
        var file = Files.writeString(folder.resolve("kotae.yaml"), yaml);
        return SettingsReader.read(file, environment);
    }
}
