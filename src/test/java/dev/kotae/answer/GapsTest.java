package dev.kotae.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.Gaps.Kind;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Search;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.InMemoryStore;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Samples;
import dev.kotae.memory.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Search FOUND = new Search("workspace", false, 0, List.of(), List.of(), "");
    private static final Search ALONE =
            new Search("asker", false, 0, List.of("wiki"), List.of("Sickness"), "");
    private static final Search MISSED =
            new Search("workspace", false, 0, List.of("wiki"), List.of("Company cars"), "");
    private static final List<Citation> CITED = List.of(new Citation(1, "Leave", ""));

    private final HandClock clock = new HandClock();
    private final Ports ports = new InMemoryStore(clock).ports();
    private final Gaps gaps = new Gaps(ports.answers(), ports.feedback());
    private int asked;

    @Test
    void questions_that_found_nothing_are_grouped_by_channel_and_topic() {
        answered("C1", "How do I insure my bicycle?", MISSED, List.of(), 0, 0);
        answered("C1", "Can I insure a bicycle here?", MISSED, List.of(), 0, 0);
        answered("C2", "Where do I insure my bicycle?", MISSED, List.of(), 0, 0);
        answered("C1", "How much leave do I have?", FOUND, CITED, 3, 3);

        var found = gaps.since(Instant.EPOCH);

        assertThat(found).extracting(Gaps.Gap::channel).containsExactly("C1", "C2");
        var first = found.getFirst();
        assertThat(first.words()).contains("insure", "bicycle");
        assertThat(first.questions())
                .containsExactly("Can I insure a bicycle here?", "How do I insure my bicycle?");
        assertThat(first.kinds()).isEqualTo(Map.of(Kind.MISSED, 2));
        assertThat(first.nearest()).containsExactly("Company cars");
    }

    @Test
    void an_answer_that_mostly_rests_on_nothing_and_a_thumb_down_are_gaps_too() {
        answered("C1", "What does the lawn mower cost?", FOUND, CITED, 1, 3);
        answered("C1", "Who repairs the printer?", FOUND, List.of(), 2, 2);
        var disliked = answered("C1", "When is the summer party?", FOUND, CITED, 2, 2);
        ports.feedback().rate(new Rating("slack/T1", disliked, "U2", Verdict.BAD, clock.instant()));

        assertThat(gaps.since(Instant.EPOCH))
                .extracting(Gaps.Gap::kinds)
                .containsExactlyInAnyOrder(
                        Map.of(Kind.UNGROUNDED, 1),
                        Map.of(Kind.UNGROUNDED, 1),
                        Map.of(Kind.DISLIKED, 1));
    }

    @Test
    void what_was_answered_to_one_person_alone_is_one_place_wherever_it_was_asked() {
        answered("D1", "How do I insure my bicycle?", ALONE, List.of(), 0, 0);
        answered("C1", "Can I insure a bicycle?", ALONE, List.of(), 0, 0);

        assertThat(gaps.since(Instant.EPOCH))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.channel()).isEmpty();
                    assertThat(gap.questions()).hasSize(2);
                });
        assertThat(gaps.since(clock.instant().plusSeconds(1))).isEmpty();
    }

    @Test
    void what_hardly_anybody_asked_us_alone_has_no_name() {
        for (var asker : List.of("U1", "U2", "U3")) {
            answered(asker, "D" + asker, "How do I insure my bicycle?", ALONE, List.of(), 0, 0);
        }
        answered("U1", "D1", "How long is the leave after a miscarriage?", ALONE, List.of(), 0, 0);
        answered("U2", "D2", "How do I hand in my resignation?", ALONE, List.of(), 0, 0);
        answered("U2", "D2", "Where do I hand in my resignation?", ALONE, List.of(), 0, 0);

        var found = gaps.since(Instant.EPOCH);

        assertThat(found).extracting(gap -> gap.questions().size()).containsExactly(3, 3);
        assertThat(found.getFirst().words()).contains("insure", "bicycle");
        assertThat(found.getLast().words()).isEmpty();
        assertThat(found.getLast().nearest()).isEmpty();
    }

    @Test
    void the_answer_that_stands_counts_and_not_one_that_it_replaced() {
        var mended = answered("C1", "How do I insure my bicycle?", MISSED, List.of(), 0, 0);
        again(mended, FOUND, CITED, 3, 3);
        var edited = answered("C1", "Where do I park my car?", FOUND, CITED, 3, 3);
        again(edited, MISSED, List.of(), 0, 0);

        assertThat(gaps.since(Instant.EPOCH))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.questions()).containsExactly("Where do I park my car?");
                    assertThat(gap.kinds()).isEqualTo(Map.of(Kind.MISSED, 1));
                });
    }

    private void again(
            String turn, Search search, List<Citation> citations, int supported, int claims) {
        clock.move(Duration.ofSeconds(1));
        ports.amendments().again(new Pressed("p" + ++asked, "slack/T1", turn, "U1", Wish.AGAIN));
        answered(search, citations, supported, claims);
    }

    private String answered(
            String channel,
            String question,
            Search search,
            List<Citation> citations,
            int supported,
            int claims) {
        return answered("U1", channel, question, search, citations, supported, claims);
    }

    private String answered(
            String asker,
            String channel,
            String question,
            Search search,
            List<Citation> citations,
            int supported,
            int claims) {
        clock.move(Duration.ofSeconds(1));
        var address = new Address(Platform.SLACK, "T1", channel, ++asked + ".1");
        ports.inbox()
                .accept(
                        new Asked(
                                Set.of("e" + asked),
                                address,
                                "",
                                asker,
                                question,
                                List.of(),
                                clock.instant(),
                                ""));
        return answered(search, citations, supported, claims);
    }

    private String answered(Search search, List<Citation> citations, int supported, int claims) {
        var claim = ports.inbox().claim("test", Duration.ofMinutes(1), Duration.ZERO).orElseThrow();
        var notes =
                claims == 0
                        ? List.<Phrase>of()
                        : List.of(
                                Phrase.of(
                                        Wording.NOTE_SUPPORTED,
                                        String.valueOf(supported),
                                        String.valueOf(claims)));
        var receipt =
                new Receipt(
                                claim.turn().id(),
                                "Claude",
                                List.of(),
                                Duration.ZERO,
                                Usage.NONE,
                                new Cost(0, true),
                                4,
                                notes)
                        .after(search);
        var answer = new Answer("Words.", citations, receipt);
        ports.inbox()
                .settle(claim, new Settlement.Recorded(answer, Samples.exchange(claim, "Words.")));
        ports.inbox().settle(claim, new Settlement.Done());
        return claim.turn().id();
    }
}
