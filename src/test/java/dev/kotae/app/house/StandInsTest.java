package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.app.settings.Settings;
import dev.kotae.local.WireTap;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final String RETRIEVE = "/knowledgebases/STANDIN001/retrieve";
    private static final String QUERY = "{\"retrievalQuery\":{\"text\":\"API key\"}}";

    @Test
    void documents_are_offered_as_a_knowledge_base() throws Exception {
        try (var standIns = StandIns.open(null, WireTap.NONE, false)) {
            standIns.serve(Map.of());

            assertThat(standIns.settings(Settings.NONE).knowledge()).hasSize(1);
            assertThat(status(standIns)).isEqualTo(200);
        }
    }

    @Test
    void without_documents_there_is_no_knowledge_base() throws Exception {
        try (var standIns = StandIns.withoutDocuments(WireTap.NONE)) {
            standIns.serve(Map.of());

            assertThat(standIns.settings(Settings.NONE).knowledge()).isEmpty();
            assertThat(status(standIns)).isEqualTo(404);
        }
    }

    private static int status(StandIns standIns) throws Exception {
        var request =
                HttpRequest.newBuilder(standIns.address().resolve(RETRIEVE))
                        .POST(BodyPublishers.ofString(QUERY))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
