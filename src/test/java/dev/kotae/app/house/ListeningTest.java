package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where somebody is told that the house listens.
class ListeningTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1"})
    void the_address_is_the_one_that_was_bound(String bind, String told) throws Exception {
        try (var server = HttpServer.listen(bind, 0)) {
            assertThat(server.local()).hasToString("http://" + told + ":" + server.port());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.1 alone is on loopback")
    void another_address_on_loopback_is_told_as_it_is() throws Exception {
        try (var server = HttpServer.listen("127.0.0.2", 0)) {
            assertThat(server.local()).hasToString("http://127.0.0.2:" + server.port());
        }
    }
}
