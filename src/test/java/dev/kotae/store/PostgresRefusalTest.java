package dev.kotae.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an operator reads when a server that answers does not take the connection.
@Tag("postgres")
final class PostgresRefusalTest {
    @Test
    void a_server_without_tls_is_not_taken_for_one_that_does_not_answer() {
        var url = Postgres.database() + "&sslmode=require";

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("do not agree on TLS");
    }

    @Test
    void a_number_that_is_none_is_told_as_a_parameter() {
        var url = Postgres.database() + "&socketTimeout=soon";

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("a parameter in store.url");
    }

    private static void open(String url) {
        Store.open(new StoreSettings(url), InstantSource.system(), new Random()).close();
    }
}
