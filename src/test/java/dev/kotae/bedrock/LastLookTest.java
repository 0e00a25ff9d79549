package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.chat.Chunk;
import dev.kotae.model.ChatModel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

@Timeout(30)
class LastLookTest {
    private static final Pattern SIGNED = Pattern.compile("SignedHeaders=([^,]+)");

    @AutoClose private static final ScriptedBedrock bedrock = new ScriptedBedrock();
    @AutoClose private static final BedrockClients clients = bedrock.clients();

    private final Asker asker = new Asker(clients);
    private final AtomicInteger looks = new AtomicInteger();

    /// Somebody who changes their mind.
    private final class Fickle implements ChatModel.Listener {
        private final int most;

        private Fickle(int most) {
            this.most = most;
        }

        @Override
        public void sending() {
            if (looks.incrementAndGet() > most) {
                throw new IllegalStateException("no longer ours");
            }
        }

        @Override
        public void accept(Chunk chunk) {
            asker.chunks().add(chunk);
        }
    }

    @Test
    void a_request_that_is_wanted_leaves_after_the_last_look() {
        bedrock.play((request, wire) -> wire.whole("Twenty."));

        asker.ask(new Fickle(Integer.MAX_VALUE));

        assertThat(asker.text()).isEqualTo("Twenty.");
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_request_that_is_not_wanted_any_more_when_it_leaves_is_kept_back() {
        bedrock.play((request, wire) -> wire.whole("Twenty."));

        assertThatThrownBy(() -> asker.ask(new Fickle(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no longer ours");

        asker.ask("And another?", Instant.now().plusSeconds(20), new Fickle(Integer.MAX_VALUE));
        assertThat(bedrock.requests())
                .extracting(ScriptedBedrock.Request::text)
                .filteredOn(text -> !text.isEmpty())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("And another?");
    }

    /// What takes long is over by then: here there is no connection to be had at first.
    @Test
    void the_last_look_waits_for_a_connection() throws Exception {
        var limits =
                new BedrockSettings.Limits(
                        1, Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
        var asked = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var narrow = bedrock.clients(limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bedrock.play((request, wire) -> {
                asked.countDown();
                mayEnd.await();
                wire.whole("Twenty.");
            });
            var first = threads.submit(() -> new Asker(narrow).ask());
            asked.await();
            var second = threads.submit(() -> new Asker(narrow).ask(new Fickle(Integer.MAX_VALUE)));

            Thread.sleep(300);
            assertThat(looks).hasValue(0);
            mayEnd.countDown();
            first.get();
            second.get();
            assertThat(looks).hasValue(1);
        }
    }

    /// A look changes nothing of the request: the service would refuse another signature.
    @Test
    void the_signature_is_that_of_the_body() {
        bedrock.play((request, wire) -> wire.whole("Twenty."));

        asker.ask(new Fickle(Integer.MAX_VALUE));

        var request = bedrock.request();
        assertThat(request.text()).contains("How much leave?");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry(
                        "content-length",
                        "" + request.text().getBytes(StandardCharsets.UTF_8).length);
        assertThat(request.headers().get("authorization"))
                .isEqualTo(signed(request).firstMatchingHeader("Authorization").orElseThrow());
    }

    private static SdkHttpRequest signed(ScriptedBedrock.Request request) {
        var headers = request.headers();
        var names = SIGNED.matcher(headers.get("authorization"));
        assertThat(names.find()).isTrue();
        var bare =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(bedrock.uri())
                        .encodedPath(request.path());
        for (var name : List.of(names.group(1).split(";", -1))) {
            bare.putHeader(name, headers.get(name));
        }
        var at =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT)
                        .parse(headers.get("x-amz-date"), Instant::from);
        return AwsV4HttpSigner.create()
                .sign(signing ->
                        signing.identity(AwsCredentialsIdentity.create("local", "local"))
                                .request(bare.build())
                                .payload(ContentStreamProvider.fromUtf8String(request.text()))
                                .putProperty(AwsV4HttpSigner.REGION_NAME, "ap-northeast-1")
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                                .putProperty(
                                        HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
    }
}
