package dev.kotae.answer;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.manners.Manners;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is to be said to one person to the door of the platform. Returns at once and never
/// throws; what is said before the doors are open is lost.
public final class Whispers implements TurnListener {
    private static final Logger log = LoggerFactory.getLogger(Whispers.class);

    private final Map<Platform, Asides> doors = new ConcurrentHashMap<>();
    private final Manners manners;

    /// @param manners knows who reads which language
    public Whispers(Manners manners) {
        this.manners = manners;
    }

    /// Opens the way through these channels.
    public void open(Map<Platform, Channel> channels) {
        channels.forEach((platform, channel) -> doors.put(platform, channel.asides()));
    }

    /// Tells who said something what the others need not hear.
    void tell(Asked said, Phrase words) {
        tell(said, _ -> words);
    }

    /// The same, in words that depend on who reads them.
    void tell(Asked said, Function<Person, Phrase> words) {
        whisper(said.address(), said.asker(), (door, language) -> door.tell(said, language, words));
    }

    /// Tells who wished it that we keep out from now on, or take part again.
    void muted(Arrival.Muted wish) {
        whisper(wish.address(), wish.person(), (door, language) -> door.muted(wish, language));
    }

    /// Has the door do what somebody wishes of a whole channel.
    void quiet(Arrival.Muted wish) {
        whisper(wish.address(), wish.person(), (door, language) -> door.quiet(wish, language));
    }

    /// Offers to answer.
    void offer(Asked asked) {
        whisper(asked.address(), asked.asker(), (door, language) -> door.offer(asked, language));
    }

    /// Offers the asker of an answer another one, for these eyes only, as there is more than all
    /// who see it may read.
    @Override
    public void on(TurnEvent event) {
        if (event instanceof TurnEvent.Withheld(var turn)) {
            var asked = turn.asked();
            whisper(
                    asked.address(),
                    asked.asker(),
                    (door, language) -> door.offerPrivately(turn, language));
        }
    }

    private interface Whisper {
        void through(Asides door, Optional<Locale> language);
    }

    private void whisper(Address address, String person, Whisper whisper) {
        var door = doors.getOrDefault(address.platform(), Asides.NONE);
        Thread.ofVirtual()
                .name("whisper")
                .start(() -> {
                    try {
                        whisper.through(door, manners.language(address.tenant(), person));
                    } catch (RuntimeException fault) {
                        log.warn("not whispered: {}", fault.getMessage());
                    }
                });
    }
}
