package dev.kotae.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Tier;
import dev.kotae.routing.sense.ChatLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The short form of the router's benchmark: our own lines of chat, with the shipped weights.
class ChatIntentsTest {
    private static final List<ChatLine> LINES = ChatLine.own();

    private final Router router = new StagedRouter(Strategy.learned(), Policy.FREE);

    @Test
    void both_languages_are_there_in_pairs_and_in_all_tiers() {
        var texts = new HashSet<String>();
        var languages = new HashMap<String, Integer>();
        var tiers = new HashMap<Tier, Integer>();
        for (var line : LINES) {
            assertThat(texts.add(line.prompt() + line.before().recent())).as(line.id()).isTrue();
            languages.merge(line.lang(), 1, Integer::sum);
            tiers.merge(line.tier(), 1, Integer::sum);
        }
        assertThat(LINES).hasSizeGreaterThan(240);
        assertThat(languages.get("ja")).isEqualTo(languages.get("en"));
        assertThat(tiers.values()).allMatch(count -> count > LINES.size() / 5);
    }

    @Test
    void nine_in_ten_lines_are_on_their_tier_in_each_language() {
        for (var language : List.of("en", "ja")) {
            var those = LINES.stream().filter(line -> line.lang().equals(language)).toList();
            long right = those.stream().filter(line -> tier(line) == line.tier()).count();
            assertThat(right / (double) those.size()).as(language).isGreaterThan(0.9);
        }
    }

    @Test
    void nine_in_ten_pairs_are_on_the_same_tier() {
        Map<String, Tier> first = new HashMap<>();
        int pairs = 0;
        int agreeing = 0;
        for (var line : LINES) {
            var other = first.put(line.pair(), tier(line));
            pairs += other == null ? 0 : 1;
            agreeing += other == tier(line) ? 1 : 0;
        }
        assertThat(agreeing / (double) pairs).isGreaterThan(0.9);
    }

    @Test
    void a_share_of_the_deep_model_is_one_of_all_questions_of_long_threads_too() {
        var sharing = new StagedRouter(Strategy.learned(0.2, () -> Correction.NONE), Policy.FREE);
        var chance = new Random(11);
        int deep = 0;
        int all = 0;
        for (int thread = 0; thread < 3_000; thread++) {
            var said = new ArrayList<Exchange>();
            for (int turn = 0; turn < 4; turn++) {
                var prompt = LINES.get(chance.nextInt(LINES.size())).prompt();
                var route = sharing.choose(new Ask(prompt, new Conversation(turn, said)));
                said.add(new Exchange("U1", prompt, "…", Instant.EPOCH.plusSeconds(turn)));
                if (thread >= 300) {
                    all++;
                    deep += route.tier() == Tier.DEEP ? 1 : 0;
                }
            }
        }
        assertThat(deep / (double) all).isCloseTo(0.2, within(0.04));
    }

    private Tier tier(ChatLine line) {
        return router.choose(new Ask(line.prompt(), line.before())).tier();
    }
}
