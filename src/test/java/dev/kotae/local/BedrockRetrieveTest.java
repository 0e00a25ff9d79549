package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.FilterAttribute;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalFilter;
import software.amazon.awssdk.services.bedrockagentruntime.model.ValidationException;

class BedrockRetrieveTest extends BedrockLoopback {
    @Test
    void retrieve_gives_passages_with_where_they_stand() {
        try (var client = agentClient()) {
            var found =
                    client.retrieve(r ->
                                    r.knowledgeBaseId("KB1").retrievalQuery(q -> q.text("pier")))
                            .join()
                            .retrievalResults();
            assertThat(found).hasSize(5);
            assertThat(found.getFirst().content().text()).isEqualTo("pier 0");
            assertThat(found.getFirst().location().webLocation().url())
                    .isEqualTo("https://docs.example/0");
            assertThat(found.getFirst().score()).isEqualTo(1.0);
            assertThat(found.getFirst().metadata())
                    .containsEntry(
                            "x-amz-bedrock-kb-source-uri",
                            Document.fromString("https://docs.example/0"))
                    .containsEntry("x-amz-bedrock-kb-chunk-id", Document.fromString("p0"))
                    .containsEntry("title", Document.fromString("Pier 0"))
                    .containsKey("headings");
            assertThat(found.get(1).location().customDocumentLocation().id()).isEqualTo("p1");
        }
    }

    @Test
    void the_pages_of_retrieve_hold_every_passage_once() {
        var texts = new ArrayList<String>();
        try (var client = agentClient()) {
            client.retrievePaginator(r ->
                            r.knowledgeBaseId("KB1")
                                    .retrievalQuery(q -> q.text("pier"))
                                    .retrievalConfiguration(c ->
                                            c.vectorSearchConfiguration(v -> v.numberOfResults(5))))
                    .subscribe(page ->
                            page.retrievalResults().stream()
                                    .map(KnowledgeBaseRetrievalResult::content)
                                    .forEach(content -> texts.add(content.text())))
                    .join();
        }
        assertThat(texts)
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> "pier " + i).toList());
        assertThat(calls).hasSize(3);
    }

    @Test
    void a_filter_lets_pass_what_has_such_metadata() {
        assertThat(titles(f -> f.equalsValue(title("Pier 3")))).containsExactly("Pier 3");
        assertThat(titles(f -> f.notEquals(title("Pier 3")))).hasSize(11).doesNotContain("Pier 3");
        assertThat(titles(f -> f.in(titles("Pier 3", "Pier 5", "Pier 99"))))
                .containsExactly("Pier 3", "Pier 5");
        assertThat(titles(f -> f.notIn(titles("Pier 3", "Pier 5")))).hasSize(10);
        assertThat(titles(f -> f.startsWith(title("Pier 1"))))
                .containsExactly("Pier 1", "Pier 10", "Pier 11");
        assertThat(titles(f -> f.stringContains(title("er 7")))).containsExactly("Pier 7");
        assertThat(titles(f -> f.listContains(attribute("headings", "Piers")))).hasSize(12);
        assertThat(titles(f -> f.stringContains(attribute("headings", "arb")))).hasSize(12);
        assertThat(titles(f -> f.listContains(attribute("headings", "Pier")))).isEmpty();
        assertThat(titles(f -> f.greaterThan(attribute("title", "Pier 3")))).isEmpty();
    }

    @Test
    void what_lacks_an_attribute_fits_only_where_it_is_not_to_be_something() {
        assertThat(titles(f -> f.equalsValue(attribute("team", "hr")))).isEmpty();
        assertThat(titles(f -> f.listContains(attribute("team", "hr")))).isEmpty();
        assertThat(titles(f -> f.notEquals(attribute("team", "hr")))).hasSize(12);
    }

    @Test
    void filters_are_joined() {
        var third = RetrievalFilter.builder().equalsValue(title("Pier 3")).build();
        var piers = RetrievalFilter.builder().listContains(attribute("headings", "Piers")).build();
        var none = RetrievalFilter.builder().equalsValue(title("Pier 99")).build();

        assertThat(titles(f -> f.andAll(third, piers))).containsExactly("Pier 3");
        assertThat(titles(f -> f.andAll(third, none))).isEmpty();
        assertThat(titles(f -> f.orAll(third, none))).containsExactly("Pier 3");
        assertThatThrownBy(() -> titles(f -> f.andAll(third)))
                .hasCauseInstanceOf(ValidationException.class)
                .hasMessageContaining("two filters at least");
    }

    private List<String> titles(Consumer<RetrievalFilter.Builder> filter) {
        try (var client = agentClient()) {
            return client
                    .retrieve(r ->
                            r.knowledgeBaseId("KB1")
                                    .retrievalQuery(q -> q.text("pier"))
                                    .retrievalConfiguration(c ->
                                            c.vectorSearchConfiguration(
                                                    v -> v.numberOfResults(50).filter(filter))))
                    .join()
                    .retrievalResults()
                    .stream()
                    .map(result -> String.valueOf(result.metadata().get("title")).replace("\"", ""))
                    .toList();
        }
    }

    private static FilterAttribute title(String title) {
        return attribute("title", title);
    }

    private static FilterAttribute titles(String... titles) {
        var values = Stream.of(titles).map(Document::fromString).toList();
        return FilterAttribute.builder().key("title").value(Document.fromList(values)).build();
    }

    private static FilterAttribute attribute(String key, String value) {
        return FilterAttribute.builder().key(key).value(Document.fromString(value)).build();
    }

    @Test
    void an_unknown_knowledge_base_is_not_found() {
        try (var client = agentClient()) {
            assertThatThrownBy(() ->
                            client.retrieve(r ->
                                            r.knowledgeBaseId("NOSUCH")
                                                    .retrievalQuery(q -> q.text("x")))
                                    .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("NOSUCH");
        }
    }
}
