package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kotae.chat.Chunk;
import dev.kotae.local.RefusingProxy;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BedrockClientsTest {
    @AutoClose private final ScriptedBedrock bedrock = new ScriptedBedrock();

    @Test
    void warming_up_asks_for_nothing_that_costs_and_leaves_a_connection() throws Exception {
        try (var clients = bedrock.clients()) {
            bedrock.play((request, wire) -> {
                if (request.path().endsWith("/count-tokens")) {
                    wire.answer(200, "{\"inputTokens\":8}");
                } else {
                    wire.whole("Yes.");
                }
            });

            clients.warmUp();
            // A connection is given back a moment after the answer is.
            Thread.sleep(200);
            ask(clients);

            assertThat(bedrock.requests())
                    .extracting(ScriptedBedrock.Request::path)
                    .containsExactly(
                            "/model/anthropic.claude-haiku-5-5/count-tokens",
                            "/model/jp.anthropic.claude-haiku-5-5/converse-stream");
            assertThat(bedrock.connections()).isEqualTo(1);
        }
    }

    @Test
    void warming_up_never_fails_the_start() {
        try (var clients = bedrock.clients()) {
            bedrock.play((request, wire) -> wire.error(403, "AccessDeniedException", "no"));
            assertThatCode(clients::warmUp).doesNotThrowAnyException();
            bedrock.play((request, wire) -> wire.cut());
            assertThatCode(clients::warmUp).doesNotThrowAnyException();
            bedrock.close();
            assertThatCode(clients::warmUp).doesNotThrowAnyException();
        }
    }

    @Test
    void closing_does_not_take_long() {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        assertThat(IntStream.range(0, 3).mapToObj(n -> closing()).min(Duration::compareTo))
                .as("the event loop of the SDK itself takes two seconds, however quick the machine")
                .hasValueSatisfying(
                        quickest -> assertThat(quickest).isLessThan(Duration.ofMillis(1_800)));
    }

    private Duration closing() {
        var clients = bedrock.clients();
        ask(clients);
        long began = System.nanoTime();
        clients.close();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void only_plain_http_on_loopback_gets_a_made_up_key() {
        assertThat(
                        List.of(
                                "http://127.0.0.1:4000",
                                "http://127.1.2.3",
                                "http://localhost:1",
                                "http://[::1]:4000",
                                "HTTP://LOCALHOST"))
                .allMatch(endpoint -> Outbound.isPlainLoopback(URI.create(endpoint)));
        assertThat(
                        List.of(
                                "https://127.0.0.1:4000",
                                "http://10.0.0.1",
                                "http://localhost.example.com",
                                "http://127.0.0.1.example.com",
                                "http://0.0.0.0",
                                "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com"))
                .noneMatch(endpoint -> Outbound.isPlainLoopback(URI.create(endpoint)));
        assertThat(Outbound.isPlainLoopback(null)).isFalse();
    }

    @Test
    void a_bearer_token_is_not_sent_unencrypted() {
        System.setProperty("aws.bearerTokenBedrock", "secret-key");
        try (var clients = bedrock.clients()) {
            bedrock.play((request, wire) -> wire.whole("Yes."));

            ask(clients);

            assertThat(bedrock.request().headers().get("authorization"))
                    .startsWith("AWS4-HMAC-SHA256");
        } finally {
            System.clearProperty("aws.bearerTokenBedrock");
        }
    }

    @Test
    void a_machine_without_credentials_is_told_what_to_set() {
        assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this machine has credentials");
        assumeTrue(System.getenv("AWS_BEARER_TOKEN_BEDROCK") == null, "this machine has a key");
        var nothing =
                List.of("aws.configFile", "aws.sharedCredentialsFile", "aws.disableEc2Metadata");
        System.setProperty(nothing.get(0), "/nowhere");
        System.setProperty(nothing.get(1), "/nowhere");
        System.setProperty(nothing.get(2), "true");
        try (var clients = clients(URI.create("https://127.0.0.1:9"), null, null)) {
            assertThatThrownBy(() -> ask(clients))
                    .isInstanceOf(ModelFailure.Refused.class)
                    .hasMessageContaining("found: set AWS_PROFILE");
        } finally {
            nothing.forEach(System::clearProperty);
        }
    }

    @Test
    void credentials_that_were_set_and_not_found_are_told_with_their_provider() {
        var set = List.of("aws.webIdentityTokenFile", "aws.roleArn", "aws.disableEc2Metadata");
        System.setProperty(set.get(0), "/nowhere/token");
        System.setProperty(set.get(1), "arn:aws:iam::123456789012:role/kotae");
        System.setProperty(set.get(2), "true");
        try (var clients = clients(URI.create("https://127.0.0.1:9"), null, null)) {
            assertThatThrownBy(() -> ask(clients))
                    .isInstanceOf(ModelFailure.Refused.class)
                    .hasMessageContaining("found (WebIdentityTokenFileCredentialsProvider()")
                    .hasMessageNotContaining("EnvironmentVariableCredentialsProvider");
        } finally {
            set.forEach(System::clearProperty);
        }
    }

    @Test
    void a_proxy_that_lets_nobody_through_is_named_as_what_is_wrong() throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try (var proxy = new RefusingProxy()) {
            var url = proxy.uri();
            try (var clients = clients(URI.create("https://bedrock.invalid"), url, null)) {
                assertThatThrownBy(() -> ask(clients))
                        .isInstanceOf(ModelFailure.Broken.class)
                        .hasMessageContaining("outbound.proxy");
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void what_goes_to_other_machines_goes_through_the_proxy_with_its_password() throws Exception {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        try (var proxy = new Proxy(bedrock.uri().getPort())) {
            // No name that ends in .invalid resolves (RFC 6761): only the proxy can bring it there.
            var endpoint = URI.create("http://bedrock.invalid:8080");
            try (var clients = clients(endpoint, proxy.uri(), null)) {
                System.setProperty("aws.accessKeyId", "test");
                System.setProperty("aws.secretAccessKey", "test");
                assertThat(ask(clients)).isEqualTo("Yes.");
            } finally {
                System.clearProperty("aws.accessKeyId");
                System.clearProperty("aws.secretAccessKey");
            }
            assertThat(proxy.head.get(5, TimeUnit.SECONDS))
                    .containsEntry("", "CONNECT bedrock.invalid:8080 HTTP/1.1")
                    .containsEntry("proxy-authorization", "Basic a290YWU6c2VjcmV0");
        }
    }

    @Test
    void a_host_that_is_named_is_called_without_the_proxy() throws Exception {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try (var proxy = new RefusingProxy()) {
            // Means this machine, and is none of its loopback's names.
            var named = URI.create("http://0.0.0.0:" + bedrock.uri().getPort());
            var other = URI.create("http://bedrock.invalid:8080");
            var way = new dev.kotae.outbound.Proxy(proxy.uri(), List.of("0.0.0.0", ".test"));
            try (var clients = new BedrockClients(settings(named, way, null))) {
                assertThat(ask(clients)).isEqualTo("Yes.");
            }
            assertThat(proxy.asked()).isEmpty();
            assertThat(System.getProperty("http.nonProxyHosts")).endsWith("|0.0.0.0|*.test");
            try (var clients = new BedrockClients(settings(other, way, null))) {
                assertThatThrownBy(() -> ask(clients)).isInstanceOf(ModelFailure.Broken.class);
            }
            assertThat(proxy.asked()).contains("CONNECT bedrock.invalid:8080 HTTP/1.1");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void credentials_of_a_role_are_fetched_through_the_proxy(@TempDir Path folder)
            throws Exception {
        var token = Files.writeString(folder.resolve("token"), "a.b.c");
        System.setProperty("aws.webIdentityTokenFile", token.toString());
        System.setProperty("aws.roleArn", "arn:aws:iam::123456789012:role/kotae");
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.disableEc2Metadata", "true");
        try (var proxy = new RefusingProxy();
                var clients = clients(URI.create("https://bedrock.invalid"), proxy.uri(), null)) {
            assertThatThrownBy(() -> ask(clients)).isInstanceOf(ModelFailure.class);

            assertThat(proxy.asked()).anyMatch(line -> line.startsWith("CONNECT sts."));
        } finally {
            List.of(
                            "aws.webIdentityTokenFile",
                            "aws.roleArn",
                            "aws.region",
                            "aws.disableEc2Metadata")
                    .forEach(System::clearProperty);
        }
    }

    /// They are the machine's, and other tests run on it.
    @AfterEach
    void forgetTheProxy() {
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
        System.clearProperty("http.nonProxyHosts");
    }

    @Test
    void what_stays_on_this_machine_does_not_go_through_the_proxy() {
        bedrock.play((request, wire) -> wire.whole("Yes."));
        var nobody = URI.create("http://127.0.0.1:9");
        try (var clients = clients(bedrock.uri(), nobody, null)) {
            assertThat(ask(clients)).isEqualTo("Yes.");
        }
    }

    @Test
    void settings_do_not_print_the_password_of_the_proxy() {
        var settings =
                new BedrockSettings(
                        "us-east-1",
                        null,
                        null,
                        null,
                        dev.kotae.outbound.Proxy.at(URI.create("http://kotae:secret@proxy:3128")),
                        null,
                        BedrockSettings.Limits.STANDARD);

        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void a_private_authority_is_trusted_only_when_it_is_in_the_bundle(@TempDir Path dir)
            throws Exception {
        keytool(
                dir,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(dir, "-exportcert", "-rfc", "-file", dir.resolve("ca.pem").toString());
        var server = https(dir.resolve("keys.p12"));
        var endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try {
            try (var clients = clients(endpoint, null, dir.resolve("ca.pem"))) {
                assertThatThrownBy(() -> ask(clients))
                        .isInstanceOf(ModelFailure.Refused.class)
                        .hasMessageContaining("status=418");
            }
            try (var clients = clients(endpoint, null, null)) {
                assertThatThrownBy(() -> ask(clients))
                        .isInstanceOf(ModelFailure.Broken.class)
                        .hasMessageContaining("outbound.ca-bundle");
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            server.stop(0);
        }
    }

    @Test
    void a_bundle_without_certificates_is_refused(@TempDir Path dir) throws Exception {
        var file = java.nio.file.Files.writeString(dir.resolve("ca.pem"), "no certificate\n");
        try (var clients = clients(bedrock.uri(), null, file)) {
            assertThatThrownBy(clients::runtime)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ca.pem");
        }
    }

    private static BedrockClients clients(
            URI endpoint, @Nullable URI proxy, @Nullable Path bundle) {
        var way = proxy == null ? null : dev.kotae.outbound.Proxy.at(proxy);
        return new BedrockClients(settings(endpoint, way, bundle));
    }

    private static BedrockSettings settings(
            URI endpoint, dev.kotae.outbound.@Nullable Proxy proxy, @Nullable Path bundle) {
        return new BedrockSettings(
                "us-east-1", endpoint, endpoint, endpoint, proxy, bundle, ScriptedBedrock.QUICK);
    }

    private static String ask(BedrockClients clients) {
        var text = new StringBuilder();
        new ConverseModel(clients, InstantSource.system())
                .converse(
                        Catalogue.card("jp.anthropic.claude-haiku-5-5"),
                        new Prompt("", List.of(new Prompt.Message(Prompt.Role.USER, "Hello")), 100),
                        Instant.now().plusSeconds(20),
                        chunk -> {
                            if (chunk instanceof Chunk.Text(String piece)) {
                                text.append(piece);
                            }
                        });
        return text.toString();
    }

    private static void keytool(Path dir, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        "it",
                        "-storepass",
                        "secret",
                        "-keystore",
                        dir.resolve("keys.p12").toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static HttpsServer https(Path keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = new FileInputStream(keys.toFile())) {
            store.load(file, "secret".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "secret".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(418, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /// Takes one CONNECT and passes everything on to one port, wherever it was meant to go.
    private static final class Proxy implements AutoCloseable {
        private final ServerSocket door;
        private final CompletableFuture<Map<String, String>> head = new CompletableFuture<>();
        private final AtomicReference<@Nullable Socket> client = new AtomicReference<>();

        Proxy(int port) throws Exception {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> pass(port));
        }

        URI uri() {
            return URI.create("http://kotae:secret@127.0.0.1:" + door.getLocalPort());
        }

        private void pass(int port) {
            try (var from = door.accept();
                    var to = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.set(from);
                var in = new BufferedInputStream(from.getInputStream());
                String first = ScriptedBedrock.line(in);
                var headers = ScriptedBedrock.headers(in);
                headers.put("", first);
                head.complete(headers);
                from.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                var back =
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        to.getInputStream().transferTo(from.getOutputStream());
                                    } catch (java.io.IOException closed) {
                                        // The client is done.
                                    }
                                });
                in.transferTo(to.getOutputStream());
                back.join();
            } catch (Exception e) {
                head.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws java.io.IOException {
            door.close();
            var socket = client.get();
            if (socket != null) {
                socket.close();
            }
        }
    }
}
