package dev.kotae.bedrock;

import dev.kotae.chat.Beginning;
import dev.kotae.chat.Call;
import dev.kotae.chat.Usage;
import dev.kotae.knowledge.Bill;
import dev.kotae.knowledge.Embedder;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.model.Catalogue;
import dev.kotae.model.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/// An embedding model of Bedrock: Titan Text Embeddings V2, or one of Cohere's (Bedrock user guide,
/// "Amazon Titan Text Embeddings", "Cohere Embed v3", "Cohere Embed v4", November 2026).
public final class BedrockEmbedder implements Embedder {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private static final JsonNodeParser JSON = JsonNode.parser();

    /// Half of Titan's numbers: they find almost as much (AWS's blog on Titan V2: 99 %).
    private static final int TITAN_DIMENSIONS = 512;

    /// All that version 3 has, and two thirds of what version 4 gives unasked.
    private static final int COHERE_DIMENSIONS = 1_024;

    /// Titan takes 8,192 tokens, and a Japanese character may be one. Of a longer text Cohere reads
    /// 512 tokens, about so many characters.
    private static final int TITAN_CHARACTERS = 8_000;

    private static final int COHERE_CHARACTERS = 2_048;

    /// A question is searched by its words alone where that takes longer.
    private static final Duration FOR_QUESTION = Duration.ofSeconds(2);

    private static final Duration FOR_DOCUMENTS = Duration.ofSeconds(6);

    /// Where Bedrock says how much a model read, if the answer itself does not.
    private static final String TOKENS_READ = "x-amzn-bedrock-input-token-count";

    private final BedrockClients clients;
    private final String model;

    /// @param clients whose connections are used; closed by their owner
    /// @param model its id; one that is not of Cohere is asked as Titan is
    public BedrockEmbedder(BedrockClients clients, String model) {
        this.clients = clients;
        this.model = model;
    }

    private boolean isCohere() {
        return model.contains("cohere.");
    }

    private boolean isCohere4() {
        return model.contains("cohere.embed-v4");
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public int dimensions() {
        return isCohere() ? COHERE_DIMENSIONS : TITAN_DIMENSIONS;
    }

    @Override
    public List<Optional<float[]>> embed(List<String> texts, Purpose purpose, Bill bill) {
        long end =
                System.nanoTime()
                        + switch (purpose) {
                            case QUESTION -> FOR_QUESTION.toNanos();
                            case DOCUMENT -> FOR_DOCUMENTS.toNanos();
                        };
        var calls = new ArrayList<Sent>();
        try {
            if (isCohere()) {
                calls.add(send(cohere(texts, purpose), texts, bill));
                return cohere(calls.getFirst(), texts.size(), end);
            }
            texts.forEach(text -> calls.add(send(titan(text), List.of(text), bill)));
            return calls.stream().map(call -> taken(() -> vectors(call, end).getFirst())).toList();
        } catch (KnowledgeFailure ours) {
            throw ours;
        } catch (RuntimeException fault) {
            throw new KnowledgeFailure("embeddings=" + model + " gave no vectors", fault);
        } finally {
            calls.forEach(call -> call.answer.cancel(true));
        }
    }

    /// A request that is under way.
    ///
    /// @param tokens how much it is to read, about
    private record Sent(CompletableFuture<InvokeModelResponse> answer, long tokens, Bill bill) {}

    /// One text that is refused is refused with all.
    private List<Optional<float[]>> cohere(Sent call, int texts, long end) {
        var vectors = taken(() -> vectors(call, end));
        if (vectors.isEmpty()) {
            return Collections.nCopies(texts, Optional.empty());
        }
        if (vectors.get().size() != texts) {
            throw broken("gave " + vectors.get().size() + " vectors for " + texts + " texts");
        }
        return vectors.get().stream().map(Optional::of).toList();
    }

    /// Empty where the model does not take the text.
    private static <T> Optional<T> taken(Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (KnowledgeFailure failure) {
            if (failure.getCause() != null && Failures.isAboutRequest(failure.getCause())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private List<float[]> vectors(Sent call, long end) {
        return read(await(call, end));
    }

    private static byte[] titan(String text) {
        return JsonWriter.create()
                .writeStartObject()
                .writeFieldName("inputText")
                .writeValue(beginning(text, TITAN_CHARACTERS))
                .writeFieldName("dimensions")
                .writeValue(TITAN_DIMENSIONS)
                .writeFieldName("normalize")
                .writeValue(true)
                .writeEndObject()
                .getBytes();
    }

    private byte[] cohere(List<String> texts, Purpose purpose) {
        var json = JsonWriter.create().writeStartObject();
        json.writeFieldName("texts").writeStartArray();
        texts.forEach(text -> json.writeValue(beginning(text, COHERE_CHARACTERS)));
        json.writeEndArray().writeFieldName("input_type");
        json.writeValue(
                switch (purpose) {
                    case DOCUMENT -> "search_document";
                    case QUESTION -> "search_query";
                });
        json.writeFieldName("truncate").writeValue(isCohere4() ? "RIGHT" : "END");
        if (isCohere4()) {
            json.writeFieldName("output_dimension").writeValue(COHERE_DIMENSIONS);
        }
        json.writeFieldName("embedding_types").writeStartArray().writeValue("float");
        return json.writeEndArray().writeEndObject().getBytes();
    }

    /// A lone surrogate, as some readers of PDF give it, is no text either.
    private static String beginning(String words, int characters) {
        return Beginning.of(LONE_SURROGATE.matcher(words).replaceAll(" "), characters);
    }

    private Sent send(byte[] body, List<String> texts, Bill bill) {
        var answer =
                clients.runtime()
                        .invokeModel(request ->
                                request.modelId(model)
                                        .contentType("application/json")
                                        .accept("application/json")
                                        .body(SdkBytes.fromByteArrayUnsafe(body)));
        return new Sent(answer, texts.stream().mapToLong(Tokens::estimate).sum(), bill);
    }

    /// What was given up is at work all the same, and is paid as far as can be told.
    private JsonNode await(Sent call, long end) {
        long read = call.tokens;
        try {
            long left = Math.max(1, end - System.nanoTime());
            var answer = call.answer.get(left, TimeUnit.NANOSECONDS);
            read = header(answer).orElse(read);
            var json = JSON.parse(answer.body().asByteArrayUnsafe());
            read = json.field("inputTextTokenCount").flatMap(BedrockEmbedder::whole).orElse(read);
            return json;
        } catch (ExecutionException failed) {
            read = Failures.isInterrupt(failed) ? read : 0;
            throw Failures.ofKnowledge(model, failed);
        } catch (TimeoutException late) {
            throw new KnowledgeFailure("embeddings=" + model + " took too long", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KnowledgeFailure("embeddings=" + model + " was interrupted", stopped);
        } catch (RuntimeException unreadable) {
            throw new KnowledgeFailure("embeddings=" + model + " gave no JSON", unreadable);
        } finally {
            call.answer.cancel(true);
            pay(read, call.bill);
        }
    }

    private static Optional<Long> header(InvokeModelResponse answer) {
        return answer.sdkHttpResponse()
                .firstMatchingHeader(TOKENS_READ)
                .flatMap(BedrockEmbedder::whole);
    }

    private static Optional<Long> whole(JsonNode tokens) {
        return tokens.isNumber() ? whole(tokens.asNumber()) : Optional.empty();
    }

    private static Optional<Long> whole(String tokens) {
        return tokens.matches("\\d{1,9}") ? Optional.of(Long.valueOf(tokens)) : Optional.empty();
    }

    private void pay(long tokens, Bill bill) {
        if (tokens > 0) {
            var usage = new Usage(tokens, 0, 0, 0);
            bill.enter(Catalogue.searchModel(model).call(clients.region(), Call.EMBED, usage));
        }
    }

    /// Titan: `embedding`; Cohere: `embeddings`, a list or an object with one by type.
    private List<float[]> read(JsonNode answer) {
        var one = answer.field("embedding");
        if (one.isPresent()) {
            return List.of(vector(one.get()));
        }
        var several = answer.field("embeddings").orElseThrow(() -> broken("gave no vector"));
        return several.field("float").orElse(several).asArray().stream().map(this::vector).toList();
    }

    private float[] vector(JsonNode numbers) {
        var vector = new float[dimensions()];
        var all = numbers.asArray();
        if (all.size() != vector.length) {
            throw broken("gave a vector of " + all.size() + " numbers, not " + vector.length);
        }
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.parseFloat(all.get(i).asNumber());
            length += (double) vector[i] * vector[i];
        }
        if (!(length > 0) || Double.isInfinite(length)) {
            throw broken("gave a vector without a direction");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(length));
        }
        return vector;
    }

    private KnowledgeFailure broken(String how) {
        return new KnowledgeFailure("embeddings=" + model + " " + how);
    }
}
