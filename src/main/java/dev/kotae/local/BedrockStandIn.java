package dev.kotae.local;

import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.KnowledgeFailure;
import dev.kotae.local.playground.LoopbackOnly;
import dev.kotae.local.quoting.Composer;
import dev.kotae.local.quoting.Dialogue;
import dev.kotae.local.wire.BedrockFault;
import dev.kotae.local.wire.ConverseRequest;
import dev.kotae.local.wire.Embedding;
import dev.kotae.local.wire.Generation;
import dev.kotae.local.wire.Json;
import dev.kotae.local.wire.ModelList;
import dev.kotae.local.wire.PromptCache;
import dev.kotae.local.wire.Retrieval;
import dev.kotae.local.wire.TokenCount;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Amazon Bedrock on its real wire, for a machine without accounts: Converse, ConverseStream,
/// CountTokens, InvokeModel of embedding models, Retrieve and the lists of models and inference
/// profiles. Its "model" quotes the passages that it is sent and says that it is none. Signatures
/// are not checked, so it must stand on loopback only.
///
/// It is mounted at `/*` of a server that lets `%2F` pass in paths, for ids may be ARNs. Pace and
/// troubles may be changed at any time and hold for requests that come later.
public final class BedrockStandIn extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_BODY = 25 * 1024 * 1024;
    private static final Pattern ROUTE =
            Pattern.compile(
                    "/model/([^/]+)/(converse|converse-stream|count-tokens|invoke)"
                            + "|/knowledgebases/([^/]+)/(retrieve)");

    private final transient Map<String, Knowledge> bases;
    private final transient WireTap tap;
    private final transient InstantSource clock;
    private final transient PromptCache cache;
    private final transient Pauses pauses = new Pauses();
    private final transient Queue<Trouble> nextTroubles = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private transient volatile Function<Dialogue, String> author = Composer::answerTo;
    private transient volatile Pace pace = Pace.AT_ONCE;
    private transient volatile Trouble modelTrouble = new Trouble.None();

    /// @param bases what Retrieve searches, by knowledge base id
    /// @param tap hears every call after its end
    /// @param clock tells the time for the tap and for `latencyMs`
    public BedrockStandIn(Map<String, Knowledge> bases, WireTap tap, InstantSource clock) {
        this.bases = Map.copyOf(bases);
        this.tap = tap;
        this.clock = clock;
        this.cache = new PromptCache(clock);
    }

    /// How fast the model writes; at once where nothing was said.
    public void pace(Pace wanted) {
        pace = wanted;
    }

    /// What the model writes from now on, in place of quotations.
    ///
    /// @param words makes an answer in Markdown of a question; called on the request's thread
    public void author(UnaryOperator<String> words) {
        author = dialogue -> words.apply(dialogue.question());
    }

    /// What befalls every request to a model from now on.
    public void modelTrouble(Trouble wanted) {
        modelTrouble = wanted;
    }

    /// What befalls one request to a model: the next for which no other trouble is waiting. Said
    /// several times, it befalls as many requests, in order.
    public void nextModelTrouble(Trouble wanted) {
        nextTroubles.add(wanted);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!LoopbackOnly.permits(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var call = new RecordedCall(request, response, clock);
        response.setHeader("x-amzn-RequestId", requestId());
        try {
            answer(request.getMethod(), call);
        } catch (BedrockFault fault) {
            response.setHeader("x-amzn-ErrorType", fault.errorType());
            call.answer(fault.status(), fault.body());
        } finally {
            tap.heard(call.ended("bedrock"));
        }
    }

    private String requestId() {
        var seed = clock.instant() + "#" + requests.incrementAndGet();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void answer(String method, RecordedCall call) throws IOException {
        if (method.equals("GET") && listed(call)) {
            return;
        }
        var route = ROUTE.matcher(call.path());
        if (!route.matches() || !method.equals("POST")) {
            throw BedrockFault.of(
                    404,
                    "UnknownOperationException",
                    "The stand-in for Amazon Bedrock does not know " + method + " " + call.path());
        }
        if (!call.readBody(LONGEST_BODY)) {
            throw BedrockFault.of(
                    413,
                    "RequestEntityTooLargeException",
                    "The request body is longer than " + LONGEST_BODY + " bytes.");
        }
        if (route.group(1) == null) {
            retrieve(segment(route.group(3)), call);
        } else {
            askModel(segment(route.group(1)), route.group(2), call);
        }
    }

    /// Answers what the control plane is asked.
    private static boolean listed(RecordedCall call) throws IOException {
        switch (call.path()) {
            case "/foundation-models" -> call.answer(200, ModelList.models());
            case "/inference-profiles" ->
                    call.answer(200, ModelList.profiles(call.parameter("nextToken")));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String segment(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw BedrockFault.invalid("The path is not well encoded.");
        }
    }

    private void askModel(String modelId, String operation, RecordedCall call) throws IOException {
        if (!modelId.matches("[a-zA-Z0-9:/._-]{1,2048}")) {
            throw BedrockFault.invalid("The provided model identifier is invalid.");
        }
        var next = Optional.ofNullable(nextTroubles.poll()).orElse(modelTrouble);
        var answer = troubled(call, next);
        var json = Json.read(call.body());
        switch (operation) {
            case "count-tokens" -> answer.whole(TokenCount.of(modelId, json));
            case "invoke" -> answer.whole(Embedding.of(modelId, json));
            case "converse" -> {
                var generation = generation(answer, ConverseRequest.read(modelId, json, cache));
                pauses.wait(answer.pace().whole(generation.tokens()));
                answer.whole(generation.body(call.ageMs()));
            }
            case "converse-stream" ->
                    answer.stream(generation(answer, ConverseRequest.read(modelId, json, cache)));
            default -> throw new IllegalStateException("a route without an answer: " + operation);
        }
    }

    private Generation generation(TroubledAnswer answer, ConverseRequest request) {
        var call =
                answer.trouble() instanceof Trouble.Call
                        ? Generation.calling(request)
                        : Optional.<Generation>empty();
        return call.orElseGet(() -> Generation.of(request, author));
    }

    private void retrieve(String baseId, RecordedCall call) throws IOException {
        var answer = troubled(call, new Trouble.None());
        if (!baseId.matches("[0-9a-zA-Z]{1,10}")) {
            throw BedrockFault.invalid(
                    "Value at 'knowledgeBaseId' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: [0-9a-zA-Z]{1,10}");
        }
        var retrieval = Retrieval.read(Json.read(call.body()));
        var base = bases.get(baseId);
        if (base == null) {
            throw BedrockFault.notFound("Knowledge Base with id " + baseId + " does not exist");
        }
        try {
            answer.whole(retrieval.in(base));
        } catch (KnowledgeFailure failure) {
            throw BedrockFault.of(
                    424, "DependencyFailedException", "The knowledge base's store gave no answer.");
        }
    }

    /// What the request itself asks for goes before what was set.
    private TroubledAnswer troubled(RecordedCall call, Trouble set) {
        var header = call.header(Trouble.HEADER);
        Trouble wanted;
        try {
            wanted = header.isEmpty() ? set : Trouble.parse(header);
        } catch (IllegalArgumentException unknown) {
            throw BedrockFault.invalid(Trouble.HEADER + ": " + unknown.getMessage());
        }
        var answer =
                new TroubledAnswer(call, pace, wanted.in(call.header("amz-sdk-request")), pauses);
        answer.fault()
                .ifPresent(fault -> {
                    throw fault;
                });
        return answer;
    }

    /// Ends every wait; called by the server when it stops.
    @Override
    public void destroy() {
        pauses.end();
    }
}
