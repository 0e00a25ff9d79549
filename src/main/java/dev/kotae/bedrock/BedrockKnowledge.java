package dev.kotae.bedrock;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContent;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveRequest;

/// A knowledge base of Bedrock, asked through Retrieve.
public final class BedrockKnowledge implements Knowledge {
    /// Bedrock's limit for the text of a query (API reference, KnowledgeBaseQuery).
    private static final int QUERY_CHARACTERS = 20_000;

    /// Bedrock's limit for the number of results (API reference,
    /// KnowledgeBaseVectorSearchConfiguration).
    private static final int RESULTS = 100;

    private final BedrockClients clients;
    private final String base;

    /// @param base the id of the knowledge base, ten letters and digits
    public BedrockKnowledge(BedrockClients clients, String base) {
        this.clients = clients;
        this.base = base;
    }

    @Override
    public String name() {
        return base;
    }

    @Override
    public List<Passage> find(String text, int limit) {
        return retrieve(request(text, limit)).stream()
                .map(this::passage)
                .filter(Objects::nonNull)
                .toList();
    }

    private RetrieveRequest request(String text, int limit) {
        return RetrieveRequest.builder()
                .knowledgeBaseId(base)
                .retrievalQuery(query -> query.text(withinLimit(text)))
                .retrievalConfiguration(how ->
                        how.vectorSearchConfiguration(
                                search -> search.numberOfResults(Math.min(limit, RESULTS))))
                .overrideConfiguration(c -> c.apiCallTimeout(clients.limits().retrieval()))
                .build();
    }

    private static String withinLimit(String text) {
        if (text.length() <= QUERY_CHARACTERS) {
            return text;
        }
        // Half of a pair of surrogates is no text.
        boolean splitsPair = Character.isHighSurrogate(text.charAt(QUERY_CHARACTERS - 1));
        return text.substring(0, splitsPair ? QUERY_CHARACTERS - 1 : QUERY_CHARACTERS);
    }

    private List<KnowledgeBaseRetrievalResult> retrieve(RetrieveRequest request) {
        var call = clients.agentRuntime().retrieve(request);
        try {
            return call.get(clients.limits().retrieval().toMillis(), TimeUnit.MILLISECONDS)
                    .retrievalResults();
        } catch (ExecutionException failed) {
            if (Failures.isInterrupt(failed)) {
                throw interrupted(failed);
            }
            throw Failures.ofKnowledge(base, failed);
        } catch (TimeoutException late) {
            throw new KnowledgeFailure(
                    "knowledge=%s gave no answer within %s"
                            .formatted(base, clients.limits().retrieval()),
                    late);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            call.cancel(true);
        }
    }

    private KnowledgeFailure interrupted(Exception stopped) {
        Thread.currentThread().interrupt();
        return new KnowledgeFailure("knowledge=" + base + " was interrupted", stopped);
    }

    private @Nullable Passage passage(KnowledgeBaseRetrievalResult result) {
        String text = text(result.content());
        if (text.isBlank()) {
            return null;
        }
        var origin = new Origin(result, base);
        double score = result.score() == null ? 0 : result.score();
        return new Passage(
                origin.id(text), origin.title(), origin.headings(), origin.link(), text, score);
    }

    /// The words of a result; pictures, recordings and table rows have none for us.
    private static String text(@Nullable RetrievalResultContent content) {
        if (content == null || content.text() == null) {
            return "";
        }
        var type = content.type();
        return type == null || type == RetrievalResultContentType.TEXT ? content.text() : "";
    }
}
