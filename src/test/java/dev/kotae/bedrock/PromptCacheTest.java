package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Exchange;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Usage;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.LoopbackServer;
import dev.kotae.local.WireTap;
import dev.kotae.memory.HandClock;
import dev.kotae.model.Briefing;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import dev.kotae.model.PromptWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much of a thread's prompts comes from the cache: the real writer and client, and a stand-in
/// that remembers beginnings as Bedrock says it does.
@Timeout(60)
class PromptCacheTest {
    private final HandClock clock = new HandClock();
    private final LoopbackServer server =
            LoopbackServer.serve(Map.of("/*", new BedrockStandIn(Map.of(), WireTap.NONE, clock)));
    private final BedrockClients clients =
            new BedrockClients(BedrockSettings.in("us-east-1").at(server.uri(), server.uri()));
    private final PromptWriter writer = new PromptWriter(8_000, 8_000, 2_000);

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    @Test
    void a_thread_reads_its_beginning_from_the_cache_also_when_old_turns_are_left_out() {
        var haiku = Catalogue.card("us.anthropic.claude-haiku-5-5");
        var thread = new ArrayList<Exchange>();
        var all = Usage.NONE;
        int hits = 0;
        for (int turn = 0; turn < 30; turn++) {
            var usage = ask(haiku, thread, turn);
            hits += usage.cacheReadTokens() > 0 ? 1 : 0;
            all = all.plus(usage);
            thread.add(exchange(turn));
            clock.move(Duration.ofMinutes(1));
        }
        double prompt = all.inputTokens() + all.cacheReadTokens() + all.cacheWriteTokens();

        // Three turns until it is long enough, and one whenever the oldest half goes.
        assertThat(hits).isGreaterThanOrEqualTo(23);
        assertThat(all.cacheReadTokens() / prompt).isGreaterThan(0.6);
    }

    @Test
    void after_a_pause_it_is_written_anew_and_a_model_without_a_cache_is_not_bothered() {
        var haiku = Catalogue.card("us.anthropic.claude-haiku-5-5");
        var thread = new ArrayList<Exchange>();
        for (int turn = 0; turn < 10; turn++) {
            thread.add(exchange(turn));
        }
        assertThat(ask(haiku, thread, 10).cacheWriteTokens()).isPositive();
        clock.move(Duration.ofMinutes(4));
        assertThat(ask(haiku, thread, 10).cacheReadTokens()).isPositive();
        clock.move(Duration.ofMinutes(6));
        var cold = ask(haiku, thread, 10);
        assertThat(cold.cacheReadTokens()).isZero();
        assertThat(cold.cacheWriteTokens()).isPositive();
        // The stand-in refuses cache points where the service does.
        var llama = ask(Catalogue.card("us.meta.llama3-3-70b-instruct-v1:0"), thread, 10);
        assertThat(llama.cacheReadTokens() + llama.cacheWriteTokens()).isZero();
    }

    private Usage ask(ModelCard card, List<Exchange> thread, int turn) {
        var emma = new Person("U1", "Emma", Locale.UK, ZoneOffset.UTC);
        var briefing =
                new Briefing(
                        "And what about point " + turn + "?",
                        emma,
                        "general",
                        clock.instant(),
                        thread,
                        Overheard.NOTHING,
                        List.of(),
                        "",
                        Optional.empty());
        return new ConverseModel(clients, InstantSource.system())
                .converse(card, writer.write(briefing), Instant.now().plusSeconds(20), chunk -> {})
                .usage();
    }

    private Exchange exchange(int turn) {
        var answer = ("Point " + turn + " was settled like this: we do it. ").repeat(30);
        return new Exchange("U1", "And what about point " + turn + "?", answer, clock.instant());
    }
}
