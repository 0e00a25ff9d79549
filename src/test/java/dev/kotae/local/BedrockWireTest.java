package dev.kotae.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/// What a client without an SDK sees.
class BedrockWireTest {
    private static final String MODEL = "/model/anthropic.claude-haiku-4-5-20251001-v1%3A0/";
    private static final String HELLO =
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"こんにちは\"}]}]}";

    private static final LoopbackServer SERVER =
            LoopbackServer.serve(
                    Map.of(
                            "/*",
                            new BedrockStandIn(Map.of(), WireTap.NONE, InstantSource.system())));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    static void stop() {
        HTTP.close();
        SERVER.close();
    }

    private static HttpResponse<byte[]> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(SERVER.uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void assertError(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "x-amzn-ErrorType")).startsWith(type + ":http://");
        assertThat(header(response, "x-amzn-RequestId")).matches("[0-9a-f-]{36}");
        assertThat(header(response, "Content-Type")).startsWith("application/json");
        assertThat(text(response)).startsWith("{\"message\":\"").endsWith("\"}");
    }

    @Test
    void an_answer_has_its_keys_in_alphabetical_order() throws Exception {
        var response = post(MODEL + "converse", HELLO);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .matches(
                        "\\{\"metrics\":\\{\"latencyMs\":\\d+},\"output\":\\{\"message\":\\{\"content\":"
                                + "\\[\\{\"text\":\"こんにちは。[^\"]*\"}],\"role\":\"assistant\"}},"
                                + "\"stopReason\":\"end_turn\",\"usage\":\\{\"cacheRead.*}}");
    }

    @Test
    void request_ids_differ_from_request_to_request() throws Exception {
        assertThat(header(post(MODEL + "converse", HELLO), "x-amzn-RequestId"))
                .isNotEqualTo(header(post(MODEL + "converse", HELLO), "x-amzn-RequestId"));
    }

    private static List<Message> frames(HttpResponse<byte[]> response) {
        var decoder = new MessageDecoder();
        decoder.feed(ByteBuffer.wrap(response.body()));
        return decoder.getDecodedMessages();
    }

    @Test
    void frames_carry_the_headers_of_production_in_its_order() throws Exception {
        var response = post(MODEL + "converse-stream", HELLO);
        assertThat(header(response, "Content-Type"))
                .isEqualTo("application/vnd.amazon.eventstream");
        var first = frames(response).getFirst();
        assertThat(first.getHeaders())
                .containsExactly(
                        entry(":event-type", HeaderValue.fromString("messageStart")),
                        entry(":content-type", HeaderValue.fromString("application/json")),
                        entry(":message-type", HeaderValue.fromString("event")));
        assertThat(new String(first.getPayload(), StandardCharsets.UTF_8))
                .matches("\\{\"p\":\"abc[a-zA-Z0-9]*\",\"role\":\"assistant\"}");
    }

    @Test
    void the_same_request_streams_the_same_bytes() throws Exception {
        var one = frames(post(MODEL + "converse-stream", HELLO));
        var other = frames(post(MODEL + "converse-stream", HELLO));
        // The last event holds the latency.
        assertThat(one.subList(0, one.size() - 1))
                .hasSizeGreaterThan(20)
                .isEqualTo(other.subList(0, other.size() - 1));
    }

    @Test
    void a_request_that_cannot_be_read_is_a_validation_error() throws Exception {
        assertError(post(MODEL + "converse", "{\"messages\":"), 400, "ValidationException");
        assertError(post(MODEL + "converse", "[]"), 400, "ValidationException");
        assertError(post(MODEL + "converse", ""), 400, "ValidationException");
        assertError(post("/model/a%20b/converse", HELLO), 400, "ValidationException");
        assertError(post("/knowledgebases/KB-1/retrieve", "{}"), 400, "ValidationException");
        assertError(
                post("/knowledgebases/KB1/retrieve", "{\"retrievalQuery\":{\"text\":\"\"}}"),
                400,
                "ValidationException");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void a_page_of_retrieve_holds_1_to_100_results(int size) throws Exception {
        var body =
                "{\"retrievalQuery\":{\"text\":\"x\"},\"retrievalConfiguration\":"
                        + "{\"vectorSearchConfiguration\":{\"numberOfResults\":"
                        + size
                        + "}}}";
        assertError(post("/knowledgebases/KB1/retrieve", body), 400, "ValidationException");
    }

    @Test
    void unknown_paths_and_methods_are_unknown_operations() throws Exception {
        assertError(post(MODEL + "sing", HELLO), 404, "UnknownOperationException");
        assertError(post("/", HELLO), 404, "UnknownOperationException");
        var get = HttpRequest.newBuilder(SERVER.uri().resolve(MODEL + "converse")).build();
        assertError(
                HTTP.send(get, HttpResponse.BodyHandlers.ofByteArray()),
                404,
                "UnknownOperationException");
    }

    @Test
    void a_body_beyond_25_mebibytes_is_too_large() throws Exception {
        var padding = " ".repeat(25 * 1024 * 1024);
        assertError(
                post(MODEL + "converse", HELLO + padding), 413, "RequestEntityTooLargeException");
    }

    @Test
    void a_client_asks_for_trouble_by_a_header() throws Exception {
        var throttled = post(MODEL + "converse", HELLO, Trouble.HEADER, "throttle; retry-after=7");
        assertError(throttled, 429, "ThrottlingException");
        assertThat(header(throttled, "Retry-After")).isEqualTo("7");
        assertError(
                post(MODEL + "converse", HELLO, Trouble.HEADER, "fail; status=503"),
                503,
                "ServiceUnavailableException");
        assertError(
                post(MODEL + "count-tokens", HELLO, Trouble.HEADER, "refuse"),
                403,
                "AccessDeniedException");
        assertError(
                post("/knowledgebases/KB1/retrieve", "{}", Trouble.HEADER, "fail"),
                500,
                "InternalServerException");
        assertError(
                post(MODEL + "converse", HELLO, Trouble.HEADER, "sing"),
                400,
                "ValidationException");
        var second =
                post(
                        MODEL + "converse",
                        HELLO,
                        Trouble.HEADER,
                        "throttle; attempt=1",
                        "amz-sdk-request",
                        "attempt=2; max=4");
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void an_exception_in_a_stream_is_a_frame_of_its_own_kind() throws Exception {
        var response =
                post(
                        MODEL + "converse-stream",
                        HELLO,
                        Trouble.HEADER,
                        "break; after=1; exception=serviceUnavailableException");
        assertThat(response.statusCode()).isEqualTo(200);
        var last = frames(response).getLast();
        assertThat(last.getHeaders())
                .containsEntry(":message-type", HeaderValue.fromString("exception"))
                .containsEntry(
                        ":exception-type", HeaderValue.fromString("serviceUnavailableException"));
        assertThat(frames(response)).hasSize(3);
    }
}
