package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.ResourceNotFoundException;

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
