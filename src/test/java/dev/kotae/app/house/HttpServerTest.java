package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    @Test
    void a_port_is_free_again_whether_anything_was_served_on_it_or_not() throws Exception {
        var unserved = HttpServer.listen("127.0.0.1", 0);
        int port = unserved.port();
        unserved.close();

        var served = HttpServer.listen("127.0.0.1", port);
        served.serve(Map.of());
        served.close();

        try (var third = HttpServer.listen("127.0.0.1", port)) {
            assertThat(third.port()).isEqualTo(port);
        }
    }
}
