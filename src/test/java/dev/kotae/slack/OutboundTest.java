package dev.kotae.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kotae.local.RefusingProxy;
import dev.kotae.outbound.Proxy;
import dev.kotae.slack.SlackSettings.Way;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.SlackRefusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import okhttp3.Credentials;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;

    @Test
    void calls_go_through_the_proxy() throws Exception {
        try (var proxy = new RecordingSlack()) {
            var slacks = URI.create("http://slack.invalid/api/");

            var body = get(settings(slacks, Proxy.at(proxy.apiUrl().resolve("/")), null), slacks);

            assertThat(body).contains("invalid_auth");
            assertThat(proxy.calls("api.test")).hasSize(1);
        }
    }

    @Test
    void a_host_that_is_named_is_called_without_the_proxy() throws Exception {
        try (var proxy = new RecordingSlack();
                var slack = new RecordingSlack()) {
            var named = URI.create("http://localhost:" + slack.apiUrl().getPort() + "/api/");
            var other = URI.create("http://slack.invalid/api/");
            var way = new Proxy(proxy.apiUrl().resolve("/"), List.of("LocalHost", ".test"));

            var _ = get(settings(named, way, null), named);
            assertThat(slack.calls("api.test")).hasSize(1);
            assertThat(proxy.calls("api.test")).isEmpty();

            var _ = get(settings(named, way, null), other);
            assertThat(slack.calls("api.test")).hasSize(1);
            assertThat(proxy.calls("api.test")).hasSize(1);
        }
    }

    @Test
    void the_proxy_is_told_the_password_that_is_escaped_in_its_url() throws Exception {
        var told = new CompletableFuture<String>();
        var proxy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    var entrance = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                    exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=x");
                    exchange.sendResponseHeaders(entrance == null ? 407 : 200, -1);
                    exchange.close();
                    if (entrance != null) {
                        told.complete(entrance);
                    }
                });
        proxy.start();
        try {
            var slacks = URI.create("http://slack.invalid/api/");
            var url = "http://kotae:p%40ss%3Aword@127.0.0.1:" + proxy.getAddress().getPort();

            var _ = get(settings(slacks, Proxy.at(URI.create(url)), null), slacks);

            assertThat(told.get(5, TimeUnit.SECONDS))
                    .isEqualTo(Credentials.basic("kotae", "p@ss:word"));
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void a_proxy_that_lets_nobody_through_is_told_from_a_slack_that_is_silent() throws Exception {
        try (var proxy = new RefusingProxy()) {
            var url = Proxy.at(proxy.uri());
            var slacks = URI.create("https://slack.invalid/api/");

            assertThat(refusal(settings(slacks, url, null), slacks).code())
                    .isEqualTo("proxy_refused");
        }
    }

    private static SlackRefusal refusal(SlackSettings settings, URI api) throws Exception {
        var slack = Outbound.open(settings);
        try {
            var calls = new AppCalls(slack.getHttpClient().getOkHttpClient(), api);
            return catchThrowableOfType(
                    SlackRefusal.class, () -> calls.call("auth.test", "Bearer x", Map.of()));
        } finally {
            slack.close();
        }
    }

    @Test
    void an_authority_of_the_companys_own_is_trusted_when_it_is_named() throws Exception {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
        var server = https();
        try {
            var api = URI.create("https://localhost:" + server.getAddress().getPort() + "/api/");

            assertThat(get(settings(api, null, folder.resolve("ca.pem")), api)).isEqualTo("hello");
            assertThatThrownBy(() -> get(settings(api, null, null), api))
                    .isInstanceOf(SSLException.class);
            assertThat(refusal(settings(api, null, null), api).code())
                    .isEqualTo("untrusted_certificate");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_bundle_without_certificates_is_refused_by_name() throws Exception {
        var bundle = Files.writeString(folder.resolve("not-a.pem"), "hello");

        assertThatThrownBy(() -> Outbound.open(settings(SlackSettings.SLACK, null, bundle)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not-a.pem");
    }

    private static String get(SlackSettings settings, URI api) throws Exception {
        var slack = Outbound.open(settings);
        var request = new Request.Builder().url(api + "api.test").build();
        try (var response = slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
            var body = response.body();
            return body == null ? "" : body.string();
        } finally {
            slack.close();
        }
    }

    private static SlackSettings settings(URI api, @Nullable Proxy proxy, @Nullable Path bundle) {
        return Doors.settings(api, "xoxb-test-token-0000", "", new Way(proxy, bundle), "s");
    }

    private HttpsServer https() throws Exception {
        var store = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "it", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
