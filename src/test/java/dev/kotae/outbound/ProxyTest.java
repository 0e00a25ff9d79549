package dev.kotae.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private final Proxy proxy =
            new Proxy(URI.create("http://proxy:3128"), List.of("Slack.com", ".amazonaws.com"));

    @ParameterizedTest
    @ValueSource(strings = {"slack.com", "SLACK.COM", "sts.amazonaws.com", "a.b.amazonaws.com"})
    void hosts_that_are_named_are_called_directly(String host) {
        assertThat(proxy.leadsTo(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss.slack.com", "notslack.com", "amazonaws.com", "myamazonaws.com"})
    void all_others_are_called_through_it(String host) {
        assertThat(proxy.leadsTo(host)).isTrue();
    }
}
