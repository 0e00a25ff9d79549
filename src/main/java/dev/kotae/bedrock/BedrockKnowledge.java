package dev.kotae.bedrock;

import dev.kotae.chat.Passage;
import dev.kotae.knowledge.Bill;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.knowledge.Query;
import dev.kotae.knowledge.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContent;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContentColumn;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContentColumnType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveResponse;

/// A knowledge base of Bedrock, asked through Retrieve.
///
/// What a base's store or region does not have (hybrid search, reranking) it refuses; then it is
/// asked without, now and from then on.
public final class BedrockKnowledge implements Knowledge {
    /// A base may give less than a page although it has more; so often it is asked for the rest.
    private static final int MOST_PAGES = 10;

    /// The SDK gives up a little later than we do, so that it is ours to say why.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final double FITS = 0.4;

    private static final Logger log = LoggerFactory.getLogger(BedrockKnowledge.class);

    private final BedrockClients clients;
    private final BaseSettings settings;
    private final Optional<Presigner> presigner;
    private volatile Retrieving retrieving;

    /// Opens nothing yet.
    public BedrockKnowledge(BedrockClients clients, BaseSettings settings) {
        this.clients = clients;
        this.settings = settings;
        this.presigner = clients.presigner(settings.openFor());
        this.retrieving = new Retrieving(settings, clients.region());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean speaks(Locale language) {
        return settings.languages().contains(language);
    }

    @Override
    public Sight sight() {
        return settings.sight();
    }

    @Override
    public boolean costs() {
        return retrieving.reranked();
    }

    /// Similarity has no scale that holds for every model of embeddings; below this most have
    /// nothing to do with the question.
    @Override
    public boolean fits(Passage passage) {
        return passage.score() >= FITS;
    }

    /// Asks for nobody in particular: a base that gives not everybody the same gives nothing.
    @Override
    public List<Passage> find(String text, int limit) {
        return sight() instanceof Sight.Same
                ? find(text, limit, Eyes.ANY, Bill.NOBODYS)
                : List.of();
    }

    /// Whether it has nothing at all, for whomever.
    @Override
    public boolean isEmpty() {
        return COMMON_WORDS.stream()
                .allMatch(word -> find(word, 1, Eyes.ANY, Bill.NOBODYS).isEmpty());
    }

    /// For several readers at once, of documents that list their groups, those that list a group to
    /// which all of them belong.
    @Override
    public List<Passage> find(Query query) {
        var audience = query.audience();
        if (!sight().opensFor(audience)) {
            return List.of();
        }
        var eyes =
                switch (sight()) {
                    case Sight.Same() -> Eyes.ANY;
                    case Sight.OfAsker() -> Eyes.of(audience.asker());
                    case Sight.OfGroups(var key) -> Eyes.of(key, audience.groups());
                };
        return find(query.text(), query.limit(), eyes, query.bill());
    }

    private List<Passage> find(String text, int limit, Eyes eyes, Bill bill) {
        long end = System.nanoTime() + settings.searching().patience().toNanos();
        var passages = new ArrayList<Passage>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES && passages.size() < limit; page++) {
            RetrieveResponse answer;
            try {
                answer = retrieve(text, limit, eyes, next, end, bill);
            } catch (KnowledgeFailure failure) {
                if (passages.isEmpty() || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                // What came before is the best there is.
                log.warn("knowledge={} broke off: {}", name(), failure.getMessage());
                break;
            }
            answer.retrievalResults().stream()
                    .map(this::passage)
                    .filter(Objects::nonNull)
                    .forEach(passages::add);
            next = answer.nextToken();
            if (next == null) {
                break;
            }
        }
        return List.copyOf(passages.subList(0, Math.min(limit, passages.size())));
    }

    /// A page, with as much of what was wished for as the base can do. A request that was given up
    /// is at work all the same, and is paid like one that was answered.
    private RetrieveResponse retrieve(
            String text, int limit, Eyes eyes, @Nullable String page, long end, Bill bill) {
        while (true) {
            var now = retrieving;
            boolean worked = true;
            try {
                var answer = call(now.request(text, limit, eyes, page), end);
                worked = !answer.retrievalResults().isEmpty();
                return answer;
            } catch (ExecutionException failed) {
                worked = Failures.isInterrupt(failed);
                if (Failures.isInterrupt(failed)) {
                    throw interrupted(failed);
                }
                var less = now.without(failed).orElseThrow(() -> failure(failed));
                log.warn("knowledge={} is asked with less from now on: {}", name(), less);
                retrieving = less;
            } finally {
                if (worked) {
                    now.paid().ifPresent(bill::enter);
                }
            }
        }
    }

    private RetrieveResponse call(RetrieveRequest request, long end) throws ExecutionException {
        var left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        var call =
                clients.agentRuntime()
                        .retrieve(
                                request.toBuilder()
                                        .overrideConfiguration(
                                                c -> c.apiCallTimeout(left.plus(GRACE)))
                                        .build());
        try {
            return call.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new KnowledgeFailure(
                    "knowledge=%s gave no answer within %s"
                            .formatted(name(), settings.searching().patience()),
                    late);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            call.cancel(true);
        }
    }

    private KnowledgeFailure failure(ExecutionException failed) {
        return Failures.ofKnowledge(name(), failed);
    }

    private KnowledgeFailure interrupted(Exception stopped) {
        Thread.currentThread().interrupt();
        return new KnowledgeFailure("knowledge=" + name() + " was interrupted", stopped);
    }

    private @Nullable Passage passage(KnowledgeBaseRetrievalResult result) {
        String text = text(result.content());
        if (text.isBlank()) {
            return null;
        }
        var origin = new Origin(result, name());
        double score = result.score() == null ? 0 : result.score();
        return new Passage(
                origin.id(text), origin.title(), origin.headings(), link(origin), text, score);
    }

    private String link(Origin origin) {
        var link = origin.link();
        return link.isEmpty()
                ? presigner.flatMap(signer -> origin.object().flatMap(signer::link)).orElse("")
                : link;
    }

    /// The words of a result; pictures and recordings have none for us.
    private static String text(@Nullable RetrievalResultContent content) {
        if (content == null) {
            return "";
        }
        var type = content.type();
        if (type == RetrievalResultContentType.ROW) {
            return row(content.row());
        }
        boolean text = type == null || type == RetrievalResultContentType.TEXT;
        return text && content.text() != null ? content.text() : "";
    }

    /// What a base over a structured store answers, a line for each column.
    private static String row(List<RetrievalResultContentColumn> columns) {
        return columns.stream()
                .filter(column -> column.type() != RetrievalResultContentColumnType.BLOB)
                .filter(column -> column.columnName() != null && column.columnValue() != null)
                .map(column -> column.columnName() + ": " + column.columnValue())
                .collect(Collectors.joining("\n"));
    }
}
