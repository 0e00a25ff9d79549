package dev.kotae.bedrock;

import dev.kotae.bedrock.BaseSettings.Search;
import dev.kotae.chat.Beginning;
import dev.kotae.chat.Call;
import dev.kotae.chat.Usage;
import dev.kotae.knowledge.Filter;
import dev.kotae.model.Catalogue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseVectorSearchConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.SearchType;
import software.amazon.awssdk.services.bedrockagentruntime.model.VectorSearchRerankingConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.VectorSearchRerankingConfigurationType;

/// What a knowledge base is asked for: what the settings wish, or less where it refused some of it.
///
/// @param settings what is wished for
/// @param region where the base and the reranking model are
/// @param search how it is searched
/// @param reranked whether a model orders what was found
record Retrieving(BaseSettings settings, String region, Search search, boolean reranked) {
    /// Bedrock's limit for the text of a query (API reference, KnowledgeBaseQuery).
    private static final int QUERY_CHARACTERS = 20_000;

    /// Bedrock's limit for the number of results (API reference,
    /// KnowledgeBaseVectorSearchConfiguration).
    private static final int RESULTS = 100;

    /// So many times more is found than is wanted, for a reranker to choose from.
    private static final int CHOICE = 4;

    /// Parts of the words with which Bedrock refuses a search type ("HYBRID search type is not
    /// supported for search operation on index …") and a reranker.
    private static final List<String> ABOUT_SEARCH = List.of("hybrid", "search type", "searchtype");

    private static final List<String> ABOUT_RERANKING = List.of("rerank");

    Retrieving(BaseSettings settings, String region) {
        this(
                settings,
                region,
                settings.searching().search(),
                !settings.searching().reranker().isEmpty());
    }

    /// @param eyes for whom
    /// @param page where the answer before ended
    RetrieveRequest request(String text, int limit, Eyes eyes, @Nullable String page) {
        var request =
                RetrieveRequest.builder()
                        .knowledgeBaseId(settings.id())
                        .retrievalQuery(query -> query.text(Beginning.of(text, QUERY_CHARACTERS)))
                        .retrievalConfiguration(
                                how -> how.vectorSearchConfiguration(how(limit, eyes)))
                        .nextToken(page);
        if (!eyes.asker().isEmpty()) {
            request.userContext(user -> user.userId(eyes.asker()));
        }
        return request.build();
    }

    private KnowledgeBaseVectorSearchConfiguration how(int limit, Eyes eyes) {
        int wanted = Math.min(limit, RESULTS);
        var how = KnowledgeBaseVectorSearchConfiguration.builder();
        how.numberOfResults(reranked ? Math.min(RESULTS, limit * CHOICE) : wanted);
        switch (search) {
            case STORE -> {}
            case HYBRID -> how.overrideSearchType(SearchType.HYBRID);
            case SEMANTIC -> how.overrideSearchType(SearchType.SEMANTIC);
        }
        var filter = new Filter.All(List.of(settings.searching().filter(), eyes.filter()));
        Filters.of(filter).ifPresent(how::filter);
        if (reranked) {
            how.rerankingConfiguration(reranking(wanted));
        }
        return how.build();
    }

    private VectorSearchRerankingConfiguration reranking(int wanted) {
        return VectorSearchRerankingConfiguration.builder()
                .type(VectorSearchRerankingConfigurationType.BEDROCK_RERANKING_MODEL)
                .bedrockRerankingConfiguration(c ->
                        c.numberOfRerankedResults(wanted)
                                .modelConfiguration(model -> model.modelArn(reranker())))
                .build();
    }

    /// What has to be paid for an answer: one query to the reranker, which is asked where there is
    /// something to put in order (Bedrock user guide, "Pricing and search units", November 2026:
    /// one query holds up to 100 passages).
    Optional<Call> paid() {
        return reranked
                ? Optional.of(
                        Catalogue.searchModel(settings.searching().reranker())
                                .call(region, Call.RERANK, Usage.NONE))
                : Optional.empty();
    }

    private String reranker() {
        var model = settings.searching().reranker();
        return model.startsWith("arn:")
                ? model
                : "arn:aws:bedrock:" + region + "::foundation-model/" + model;
    }

    /// The same without what was refused; empty where something else is wrong.
    Optional<Retrieving> without(Throwable failure) {
        if (search == Search.HYBRID && Failures.refuses(failure, ABOUT_SEARCH)) {
            return Optional.of(new Retrieving(settings, region, Search.STORE, reranked));
        }
        if (reranked && Failures.refuses(failure, ABOUT_RERANKING)) {
            return Optional.of(new Retrieving(settings, region, search, false));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "search=" + search + " reranked=" + reranked;
    }
}
