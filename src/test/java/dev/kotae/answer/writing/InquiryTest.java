package dev.kotae.answer.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.answer.text.Burst;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Turn;
import dev.kotae.manners.Taste;
import dev.kotae.memory.Conversation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final Address ROOM = new Address(Platform.SLACK, "T1", "C1", "1.1");

    @Test
    void a_rooms_language_is_for_what_the_room_reads_and_not_for_one_who_is_answered_alone() {
        assertThat(read(new Readers.Workspace()).language()).contains(Locale.JAPANESE);
        assertThat(read(new Readers.Asker()).language()).isEmpty();
    }

    private static Inquiry read(Readers readers) {
        var at = Instant.parse("2026-11-30T09:00:00Z");
        var asked = new Asked(Set.of("e1"), ROOM, "sales", "U1", "How many?", List.of(), at, "");
        var asker = new Reader("U1", Reader.Standing.MEMBER, Set.of());
        return new Inquiry(
                new Burst(List.of(new Turn("turn0000001", asked))),
                at,
                new Conversation(0, List.of()),
                new Person("U1", "Emma", Locale.ENGLISH, ZoneOffset.UTC),
                Surroundings.of("sales", Overheard.NOTHING, new Audience(ROOM, asker, readers)),
                new Taste(Optional.empty(), Optional.of(Locale.JAPANESE), Optional.empty()),
                List.of(),
                new Account());
    }
}
