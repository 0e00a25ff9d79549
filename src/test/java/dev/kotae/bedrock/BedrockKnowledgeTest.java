package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.bedrock.BaseSettings.Search;
import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Call;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Usage;
import dev.kotae.knowledge.Filter;
import dev.kotae.knowledge.Filter.Comparison;
import dev.kotae.knowledge.Filter.Value;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Query;
import dev.kotae.knowledge.Sight;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class BedrockKnowledgeTest {
    private static final String BASE = "KB12345678";
    private static final String ONE_FOUND =
            "{\"retrievalResults\":[{\"content\":{\"text\":\"Yes.\"}}]}";

    private static final Call RERANKED =
            new Call(
                    "cohere.rerank-v3-5:0",
                    "Cohere Rerank 3.5",
                    "ap-northeast-1",
                    "rerank",
                    Usage.NONE,
                    new Cost(2_000, true));

    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    @Test
    void passages_come_best_first_with_title_headings_link_and_words() {
        results(
                """
                {"content":{"type":"TEXT","text":"有給休暇は二十日です。"},
                 "location":{"type":"WEB","webLocation":{"url":"https://wiki.example.com/leave?x=1"}},
                 "metadata":{"title":"休暇規程","headings":["人事","休暇"],
                   "x-amz-bedrock-kb-chunk-id":"chunk-1",
                   "x-amz-bedrock-kb-document-page-number":3.0},
                 "score":0.83,"somethingNew":{"a":1}},
                {"content":{"type":"TEXT","text":"Second."},"score":0.5,
                 "location":{"type":"S3","s3Location":{"uri":"s3://docs/hr/Leave%20policy.pdf"}}}
                """);

        var found = find();

        assertThat(found)
                .first()
                .isEqualTo(
                        new Passage(
                                "chunk-1",
                                "休暇規程, p. 3",
                                List.of("人事", "休暇"),
                                "https://wiki.example.com/leave?x=1",
                                "有給休暇は二十日です。",
                                0.83));
        assertThat(found).extracting(Passage::title).contains("Leave policy.pdf");
        assertThat(found).hasSize(2);
    }

    @Test
    void the_question_goes_out_with_the_number_of_results() {
        results("");

        knowledge().find("休暇は?", 7);

        assertThat(bedrock.request().path()).isEqualTo("/knowledgebases/KB12345678/retrieve");
        assertThat(bedrock.request().body().at("/retrievalQuery/text").asString())
                .isEqualTo("休暇は?");
        assertThat(searched().path("numberOfResults").asInt()).isEqualTo(7);
    }

    @Test
    void a_question_beyond_what_bedrock_takes_is_cut_between_characters() {
        results("");

        knowledge().find("x".repeat(19_999) + "𠮷".repeat(10), 500);

        assertThat(bedrock.request().body().at("/retrievalQuery/text").asString())
                .isEqualTo("x".repeat(19_999));
        assertThat(searched().path("numberOfResults").asInt()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S3         | s3Location: uri: s3://docs/a/規程 1+2.pdf       | 規程 1+2.pdf     | ''",
                "WEB        | webLocation: url: https://example.com/docs/leave/?a=b#c | leave | https://example.com/docs/leave/?a=b#c",
                "WEB        | webLocation: url: https://example.com          | example.com      | https://example.com",
                "CONFLUENCE | confluenceLocation: url: https://c.example.com/wiki/1/Paid+leave | Paid leave | https://c.example.com/wiki/1/Paid+leave",
                "SALESFORCE | salesforceLocation: url: https://s.example.com/ka01 | ka01         | https://s.example.com/ka01",
                "SHAREPOINT | sharePointLocation: url: https://p.example.com/%E8%A6%8F.docx | 規.docx | https://p.example.com/%E8%A6%8F.docx",
                "ONEDRIVE   | oneDriveLocation: url: https://o.example.com/100%.xlsx | 100%.xlsx | https://o.example.com/100%.xlsx",
                "GOOGLEDRIVE| googleDriveLocation: url: https://g.example.com/d/1 | 1             | https://g.example.com/d/1",
                "KENDRA     | kendraDocumentLocation: uri: https://k.example.com/x.html | x.html  | https://k.example.com/x.html",
                "CUSTOM     | customDocumentLocation: id: handbook-7          | handbook-7       | ''",
                "SQL        | sqlLocation: query: SELECT a FROM b             | KB12345678       | ''",
                "NEWTHING   | newLocation: url: https://n.example.com/x       | KB12345678       | ''",
            })
    void every_kind_of_place_has_a_title_and_a_link_where_it_can_be_opened(
            String type, String place, String title, String link) {
        String[] parts = place.split(": ", 3);
        results(
                """
                {"content":{"type":"TEXT","text":"Words."},
                 "location":{"type":"%s","%s":{"%s":"%s"}}}\
                """
                        .formatted(type, parts[0], parts[1], parts[2]));

        assertThat(find())
                .singleElement()
                .satisfies(passage -> {
                    assertThat(passage.title()).isEqualTo(title);
                    assertThat(passage.link()).isEqualTo(link);
                });
    }

    @Test
    void an_object_of_a_bucket_has_the_link_that_its_metadata_gives() {
        results(
                """
                {"content":{"text":"Words."},
                 "location":{"type":"S3","s3Location":{"uri":"s3://docs/leave.md"}},
                 "metadata":{"url":"https://intra.example.com/leave","section":"Paid leave",
                   "x-amz-bedrock-kb-source-uri":"s3://docs/leave.md"}}\
                """);

        assertThat(find())
                .singleElement()
                .satisfies(passage -> {
                    assertThat(passage.link()).isEqualTo("https://intra.example.com/leave");
                    assertThat(passage.headings()).containsExactly("Paid leave");
                });
    }

    @Test
    void a_row_of_a_table_is_a_line_for_each_column() {
        results(
                """
                {"content":{"type":"ROW","row":[
                  {"columnName":"city","columnValue":"Osaka","type":"STRING"},
                  {"columnName":"seats","columnValue":"70","type":"LONG"},
                  {"columnName":"picture","columnValue":"aGVsbG8=","type":"BLOB"}]}}\
                """);

        assertThat(find()).extracting(Passage::text).containsExactly("city: Osaka\nseats: 70");
    }

    @Test
    void what_has_no_words_is_left_out() {
        results(
                """
                {"content":{"type":"IMAGE","byteContent":"aGVsbG8="},"score":0.9},
                {"content":{"type":"TEXT","text":"  "}},
                {"score":0.4},
                {"content":{"text":"Words without a place."},"documentId":"doc-9"}\
                """);

        assertThat(find())
                .singleElement()
                .satisfies(passage -> {
                    assertThat(passage.text()).isEqualTo("Words without a place.");
                    assertThat(passage.title()).isEqualTo("doc-9");
                    assertThat(passage.score()).isZero();
                });
    }

    @Test
    void pieces_of_one_document_have_ids_of_their_own_that_stay() {
        results(
                """
                {"content":{"text":"One."},"location":{"s3Location":{"uri":"s3://d/a.md"}}},
                {"content":{"text":"Two."},"location":{"s3Location":{"uri":"s3://d/a.md"}}}\
                """);

        var ids = find().stream().map(Passage::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(find()).extracting(Passage::id).isEqualTo(ids);
    }

    @Test
    void nothing_found_is_an_empty_list() {
        results("");

        assertThat(find()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, ResourceNotFoundException",
        "403, AccessDeniedException",
        "400, ValidationException",
    })
    void a_base_that_cannot_be_asked_says_why_without_the_question(int status, String type) {
        bedrock.play((request, wire) -> wire.error(status, type, "leave? is no question"));

        assertThatThrownBy(BedrockKnowledgeTest::find)
                .isInstanceOf(KnowledgeFailure.class)
                .hasMessageContaining(BASE)
                .hasMessageContaining(type)
                .hasMessageContaining("req-1")
                .hasMessageNotContaining("leave?");
    }

    @Test
    void a_throttled_search_is_repeated() {
        var attempts = new AtomicInteger();
        bedrock.play((request, wire) -> {
            if (attempts.incrementAndGet() == 1) {
                wire.error(503, "ServiceUnavailableException", "later");
            } else {
                wire.answer(200, ONE_FOUND);
            }
        });

        assertThat(find()).hasSize(1);
    }

    @Test
    void a_base_that_does_not_answer_in_time_cannot_be_asked() {
        bedrock.play((request, wire) -> wire.hungUp());
        var impatient =
                new BaseSettings(
                        BASE,
                        "",
                        new BaseSettings.Searching(
                                Search.STORE, Filter.EVERYTHING, "", Duration.ofMillis(1_500)),
                        Sight.SAME,
                        Set.of(),
                        Duration.ZERO);
        long began = System.nanoTime();

        assertThatThrownBy(() -> find(impatient))
                .isInstanceOf(KnowledgeFailure.class)
                .hasMessageContaining("PT1.5S");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_base_that_talks_rubbish_cannot_be_asked() {
        bedrock.play((request, wire) -> wire.answer(200, "<html>proxy</html>"));

        assertThatThrownBy(BedrockKnowledgeTest::find).isInstanceOf(KnowledgeFailure.class);
    }

    @Test
    void an_interrupt_ends_the_search_and_stays() {
        bedrock.play((request, wire) -> wire.hungUp());
        Thread.currentThread().interrupt();

        assertThatThrownBy(BedrockKnowledgeTest::find).isInstanceOf(KnowledgeFailure.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_search_type_is_that_of_the_settings() {
        results("");

        find(settings(Search.SEMANTIC, ""));

        assertThat(searched().path("overrideSearchType").asString()).isEqualTo("SEMANTIC");
    }

    @Test
    void a_store_that_has_no_hybrid_search_is_asked_without_it_from_then_on() {
        bedrock.play((request, wire) -> {
            if (request.text().contains("HYBRID")) {
                wire.error(
                        400,
                        "ValidationException",
                        "HYBRID search type is not supported for search operation on index X.");
            } else {
                wire.answer(200, ONE_FOUND);
            }
        });
        var knowledge = knowledge(settings(Search.HYBRID, ""));

        assertThat(knowledge.find("Leave?", 5)).hasSize(1);
        assertThat(knowledge.find("Leave?", 5)).hasSize(1);
        assertThat(bedrock.requests()).hasSize(3);
    }

    @Test
    void a_reranker_chooses_from_more_than_is_wanted() {
        results("");

        find(settings(Search.STORE, "cohere.rerank-v3-5:0"));

        assertThat(searched().path("numberOfResults").asInt()).isEqualTo(20);
        var reranking = searched().path("rerankingConfiguration");
        assertThat(reranking.path("type").asString()).isEqualTo("BEDROCK_RERANKING_MODEL");
        assertThat(reranking.at("/bedrockRerankingConfiguration/numberOfRerankedResults").asInt())
                .isEqualTo(5);
        assertThat(
                        reranking
                                .at("/bedrockRerankingConfiguration/modelConfiguration/modelArn")
                                .asString())
                .isEqualTo("arn:aws:bedrock:ap-northeast-1::foundation-model/cohere.rerank-v3-5:0");
    }

    @Test
    void a_region_without_the_reranker_still_answers() {
        bedrock.play((request, wire) -> {
            if (request.text().contains("reranking")) {
                wire.error(
                        403, "AccessDeniedException", "not authorized to perform bedrock:Rerank");
            } else {
                wire.answer(200, ONE_FOUND);
            }
        });

        assertThat(find(settings(Search.STORE, "amazon.rerank-v1:0"))).hasSize(1);
    }

    @Test
    void each_page_that_was_put_in_order_is_paid() {
        bedrock.play((request, wire) -> {
            boolean first = request.body().path("nextToken").isMissingNode();
            wire.answer(
                    200,
                    "{\"retrievalResults\":[{\"content\":{\"text\":\"Yes.\"}}]%s}"
                            .formatted(first ? ",\"nextToken\":\"1\"" : ""));
        });

        var cohere = knowledge(settings(Search.STORE, "cohere.rerank-v3-5:0"));
        assertThat(cohere.costs()).isTrue();
        assertThat(paid(cohere)).containsExactly(RERANKED, RERANKED);
        assertThat(knowledge().costs()).isFalse();
        assertThat(paid(knowledge())).isEmpty();
    }

    @Test
    void a_reranker_without_a_known_price_is_not_free() {
        bedrock.play((request, wire) -> wire.answer(200, ONE_FOUND));

        assertThat(paid(knowledge(settings(Search.STORE, "maker.rerank-v9:0"))))
                .extracting(Call::cost)
                .containsExactly(new Cost(0, false));
    }

    @Test
    void what_was_refused_or_found_nothing_to_put_in_order_is_not_paid() {
        results("");
        assertThat(paid(knowledge(settings(Search.STORE, "cohere.rerank-v3-5:0")))).isEmpty();

        bedrock.play((request, wire) -> wire.error(400, "ThrottlingException", "slow down"));
        assertThat(paid(knowledge(settings(Search.STORE, "cohere.rerank-v3-5:0")))).isEmpty();

        bedrock.play((request, wire) -> {
            if (request.text().contains("reranking")) {
                wire.error(
                        403, "AccessDeniedException", "not authorized to perform bedrock:Rerank");
            } else {
                wire.answer(200, ONE_FOUND);
            }
        });
        var without = knowledge(settings(Search.STORE, "cohere.rerank-v3-5:0"));
        assertThat(paid(without)).isEmpty();
        assertThat(without.costs()).isFalse();
    }

    @Test
    void what_was_given_up_is_paid_since_it_was_at_work() {
        bedrock.play((request, wire) -> Thread.sleep(5_000));
        var searching =
                new BaseSettings.Searching(
                        Search.STORE,
                        Filter.EVERYTHING,
                        "cohere.rerank-v3-5:0",
                        Duration.ofMillis(500));
        var settings = new BaseSettings(BASE, "", searching, Sight.SAME, Set.of(), Duration.ZERO);

        assertThat(paid(knowledge(settings))).containsExactly(RERANKED);
    }

    private static List<Call> paid(BedrockKnowledge knowledge) {
        var paid = new ArrayList<Call>();
        var address = new Address(Platform.SLACK, "T1", "C1", "");
        try {
            knowledge.find(new Query("How much leave?", audience(address), 5, paid::add));
        } catch (KnowledgeFailure failure) {
            assertThat(failure).hasMessageContaining(BASE);
        }
        return paid;
    }

    @Test
    void a_refusal_for_another_reason_is_not_taken_for_one_of_these() {
        bedrock.play((request, wire) -> wire.error(403, "AccessDeniedException", "go away"));

        assertThatThrownBy(() -> find(settings(Search.HYBRID, "r")))
                .isInstanceOf(KnowledgeFailure.class);
        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void pages_are_turned_until_there_are_enough() {
        bedrock.play((request, wire) -> {
            var next = request.body().path("nextToken").asString("");
            wire.answer(
                    200,
                    "{\"retrievalResults\":[{\"content\":{\"text\":\"%s.\"}}],\"nextToken\":\"%s\"}"
                            .formatted(next + "1", next + "1"));
        });

        assertThat(knowledge().find("Leave?", 3))
                .extracting(Passage::text)
                .containsExactly("1.", "11.", "111.");
        assertThat(bedrock.requests()).hasSize(3);
    }

    @Test
    void a_page_that_does_not_come_takes_nothing_from_those_before() {
        bedrock.play((request, wire) -> {
            boolean first = request.body().path("nextToken").isMissingNode();
            wire.answer(
                    first ? 200 : 400,
                    first
                            ? "{\"retrievalResults\":[{\"content\":{\"text\":\"1.\"}}],\"nextToken\":\"1\"}"
                            : "{}");
        });

        assertThat(knowledge().find("Leave?", 3)).extracting(Passage::text).containsExactly("1.");
    }

    @Test
    void a_base_that_turns_pages_for_ever_is_left() {
        bedrock.play((request, wire) ->
                wire.answer(200, "{\"retrievalResults\":[],\"nextToken\":\"more\"}"));

        assertThat(find()).isEmpty();
        assertThat(bedrock.requests()).hasSize(10);
    }

    @Test
    void a_filter_goes_out_in_bedrocks_words() {
        results("");
        var filter =
                new Filter.All(
                        List.of(
                                new Filter.Where(
                                        "team",
                                        Comparison.IN,
                                        new Value.Texts(List.of("hr", "法務"))),
                                new Filter.Any(
                                        List.of(
                                                new Filter.Where(
                                                        "year",
                                                        Comparison.GREATER_THAN_OR_EQUALS,
                                                        new Value.Amount(BigDecimal.valueOf(2024))),
                                                new Filter.Where(
                                                        "current",
                                                        Comparison.EQUALS,
                                                        new Value.Flag(true)),
                                                new Filter.Where(
                                                        "tags",
                                                        Comparison.LIST_CONTAINS,
                                                        new Value.Text("open"))))));

        find(settings(filter, Sight.SAME));

        assertThat(searched().path("filter").toString())
                .isEqualTo(
                        "{\"andAll\":[{\"in\":{\"key\":\"team\",\"value\":[\"hr\",\"法務\"]}},"
                                + "{\"orAll\":[{\"greaterThanOrEquals\":{\"key\":\"year\",\"value\":2024}},"
                                + "{\"equals\":{\"key\":\"current\",\"value\":true}},"
                                + "{\"listContains\":{\"key\":\"tags\",\"value\":\"open\"}}]}]}");
    }

    @Test
    void a_filter_that_nothing_passes_lets_nothing_pass() {
        results("");

        find(settings(new Filter.Any(List.of()), Sight.SAME));

        assertThat(searched().path("filter").has("equals")).isTrue();
    }

    @Test
    void a_base_that_asks_as_the_asker_is_asked_only_where_nobody_else_reads() {
        results("{\"content\":{\"text\":\"Yours alone.\"}}");
        var knowledge = knowledge(settings(Filter.EVERYTHING, new Sight.OfAsker()));

        assertThat(knowledge.find(query("C024BE91L"))).isEmpty();
        assertThat(bedrock.requests()).isEmpty();
        assertThat(knowledge.find(query("D024BE91L"))).hasSize(1);
        assertThat(bedrock.request().body().at("/userContext/userId").asString())
                .isEqualTo("U061F7AUR");
    }

    @Test
    void of_documents_that_list_their_groups_those_are_asked_for_that_all_readers_may_read() {
        results("{\"content\":{\"text\":\"For HR.\"}}");
        var finished = new Filter.Where("state", Comparison.EQUALS, new Value.Text("final"));
        var knowledge = knowledge(settings(finished, new Sight.OfGroups("allowed")));

        assertThat(knowledge.find(query("C024BE91L"))).isEmpty();
        assertThat(bedrock.requests()).isEmpty();
        assertThat(knowledge.find(query("D024BE91L"))).hasSize(1);
        assertThat(searched().path("filter").toString())
                .isEqualTo(
                        "{\"andAll\":[{\"equals\":{\"key\":\"state\",\"value\":\"final\"}},"
                                + "{\"orAll\":[{\"listContains\":{\"key\":\"allowed\",\"value\":\"all\"}},"
                                + "{\"listContains\":{\"key\":\"allowed\",\"value\":\"hr\"}}]}]}");

        var two =
                new Audience.Readers.Members(
                        List.of(
                                new Reader("U1", Reader.Standing.MEMBER, Set.of("hr", "all")),
                                new Reader("U2", Reader.Standing.MEMBER, Set.of("all"))));
        var address = new Address(Platform.SLACK, "T1", "C024BE91L", "");
        knowledge.find(new Query("How much?", new Audience(address, Reader.member("U1"), two), 5));
        assertThat(bedrock.requests().getLast().body().toString())
                .contains("\"allowed\",\"value\":\"all\"")
                .doesNotContain("\"hr\"");
    }

    @Test
    void an_object_of_a_bucket_can_be_opened_for_a_while_where_the_settings_say_so() {
        results(
                """
                {"content":{"text":"Words."},
                 "location":{"type":"S3","s3Location":{"uri":"s3://docs/hr/規程 1.pdf"}}}\
                """);
        var lent =
                new BaseSettings(
                        BASE,
                        "",
                        BaseSettings.Searching.USUAL,
                        Sight.SAME,
                        Set.of(),
                        Duration.ofMinutes(5));

        assertThat(find(lent))
                .singleElement()
                .extracting(Passage::link)
                .asString()
                .startsWith(
                        "https://docs.s3.ap-northeast-1.amazonaws.com/hr/"
                                + "%E8%A6%8F%E7%A8%8B%201.pdf?")
                .contains("X-Amz-Expires=300", "X-Amz-SignedHeaders=host", "X-Amz-Signature=");
    }

    @Test
    void a_result_that_says_nothing_of_itself_bears_the_name_of_its_base() {
        results("{\"content\":{\"text\":\"Words.\"}}");

        assertThat(find(BaseSettings.of(BASE))).extracting(Passage::title).containsExactly(BASE);
        assertThat(find(BaseSettings.of(BASE).called("Manuals")))
                .extracting(Passage::title)
                .containsExactly("Manuals");
    }

    @Test
    void it_speaks_the_languages_that_the_settings_name() {
        var english =
                new BaseSettings(
                        BASE,
                        "",
                        BaseSettings.Searching.USUAL,
                        Sight.SAME,
                        Set.of(Locale.ENGLISH),
                        Duration.ZERO);

        assertThat(knowledge(english).speaks(Locale.ENGLISH)).isTrue();
        assertThat(knowledge(english).speaks(Locale.JAPANESE)).isFalse();
        assertThat(knowledge().speaks(Locale.ENGLISH)).isFalse();
    }

    private static void results(String results) {
        bedrock.play(
                (request, wire) -> wire.answer(200, "{\"retrievalResults\":[" + results + "]}"));
    }

    private static List<Passage> find() {
        return knowledge().find("How much leave?", 5);
    }

    private static List<Passage> find(BaseSettings settings) {
        return knowledge(settings).find("How much leave?", 5);
    }

    private static BedrockKnowledge knowledge() {
        return knowledge(BaseSettings.of(BASE));
    }

    private static BedrockKnowledge knowledge(BaseSettings settings) {
        return new BedrockKnowledge(clients, settings);
    }

    private static BaseSettings settings(Search search, String reranker) {
        return new BaseSettings(
                BASE,
                "",
                new BaseSettings.Searching(
                        search, Filter.EVERYTHING, reranker, BaseSettings.Searching.PATIENCE),
                Sight.SAME,
                Set.of(),
                Duration.ZERO);
    }

    private static BaseSettings settings(Filter filter, Sight sight) {
        return new BaseSettings(
                BASE,
                "",
                new BaseSettings.Searching(
                        Search.STORE, filter, "", BaseSettings.Searching.PATIENCE),
                sight,
                Set.of(),
                Duration.ZERO);
    }

    private static Query query(String channel) {
        var address = new Address(Platform.SLACK, "T1", channel, "");
        return new Query("How much leave?", audience(address), 5);
    }

    private static Audience audience(Address address) {
        return new Audience(
                address,
                new Reader("U061F7AUR", Reader.Standing.MEMBER, Set.of("hr", "all")),
                address.channel().startsWith("D")
                        ? new Audience.Readers.Asker()
                        : new Audience.Readers.Workspace());
    }

    private static JsonNode searched() {
        return bedrock.request().body().at("/retrievalConfiguration/vectorSearchConfiguration");
    }
}
