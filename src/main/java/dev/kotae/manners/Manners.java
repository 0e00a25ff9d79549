package dev.kotae.manners;

import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival.Muted;
import dev.kotae.chat.Arrival.Said;
import dev.kotae.chat.Asked;
import dev.kotae.manners.Judgement.AskFirst;
import dev.kotae.manners.Judgement.ForUs;
import dev.kotae.manners.Judgement.NotForUs;
import dev.kotae.manners.Judgement.SwitchedOff;
import dev.kotae.manners.Judgement.Why;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.Preferences.Listening;
import dev.kotae.memory.Preferences.Scope;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.memory.Voices;
import dev.kotae.memory.Voices.Voice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Tells what is for us from what people say to each other.
///
/// Who is named answers: we do when we are, others when they are. In a thread in which we were
/// called we go on without being called again, for as long as people talk with us: what somebody
/// says who has asked us there is for us, and so is a question of anybody else. It ends when people
/// turn to each other, by a name or by telling each other something, until we are called again.
public final class Manners {
    private final Preferences preferences;
    private final Voices voices;
    private final Rules rules;
    private final InstantSource clock;

    /// @param preferences what was asked for once and for all
    /// @param voices who spoke in a conversation
    /// @param rules what whoever runs Kotae has settled
    /// @param clock dates that somebody turned to us
    public Manners(Preferences preferences, Voices voices, Rules rules, InstantSource clock) {
        this.preferences = preferences;
        this.voices = voices;
        this.rules = rules;
        this.clock = clock;
    }

    /// Judges what was said, and takes note where people turn to each other. Blocks, for a look
    /// into the store.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not say or take what it takes
    public Judgement judge(Said said) {
        var asked = said.asked();
        var muting = muting(asked);
        var listening = listening(asked.address());
        if (said.called()) {
            return listening == Listening.OFF ? new SwitchedOff() : muting.orElseGet(ForUs::new);
        }
        if (muting.isEmpty() && (listening == Listening.OFF || listening == Listening.MENTION)) {
            return new NotForUs(Why.NOT_CALLED);
        }
        var heard = voices.in(asked.address());
        var lastAsked = last(heard, Voice::asked);
        if (lastAsked.equals(Instant.EPOCH)) {
            return new NotForUs(Why.STRANGERS);
        }
        if (muting.isPresent() && said.mentioned().isEmpty()) {
            return muting.get();
        }
        return uncalled(said, heard, lastAsked, listening);
    }

    private static Optional<Judgement> muting(Asked asked) {
        return asked.attachments().isEmpty()
                ? MuteWords.in(asked.text()).map(Judgement.class::cast)
                : Optional.empty();
    }

    private Judgement uncalled(
            Said said, List<Voice> heard, Instant lastAsked, Listening listening) {
        var asked = said.asked();
        if (isMuted(asked.address())) {
            return new NotForUs(Why.MUTED);
        }
        if (!said.mentioned().isEmpty()) {
            return aside(asked, Why.OTHERS_NAMED);
        }
        if (last(heard, Voice::aside).isAfter(lastAsked)) {
            return aside(asked, Why.AMONG_PEOPLE);
        }
        if (asked.attachments().isEmpty() && Nods.isNod(asked.text())) {
            return new NotForUs(Why.NO_QUESTION);
        }
        if (!hasAsked(asked.asker(), heard) && !Questions.isQuestion(asked.text())) {
            return aside(asked, Why.REMARK);
        }
        return listening == Listening.ASK_FIRST ? new AskFirst() : new ForUs();
    }

    private NotForUs aside(Asked asked, Why why) {
        voices.aside(asked.address(), asked.asker(), asked.at());
        return new NotForUs(why);
    }

    private static Instant last(List<Voice> heard, Function<Voice, Instant> time) {
        return heard.stream().map(time).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static boolean hasAsked(String person, List<Voice> heard) {
        return heard.stream()
                .anyMatch(voice ->
                        voice.person().equals(person) && !voice.asked().equals(Instant.EPOCH));
    }

    /// Keeps out of a conversation from now on, or takes part again: of a thread in which we were
    /// ever called, or, where the address names none, of every thread of the channel but those that
    /// wanted us back since.
    ///
    /// @return false where that changes nothing
    /// @throws dev.kotae.memory.StoreFailure when the store did not take it
    public boolean mute(Muted muting) {
        var address = muting.address();
        boolean thread = !address.thread().isEmpty();
        if (thread && last(voices.in(address), Voice::asked).equals(Instant.EPOCH)) {
            return false;
        }
        boolean told =
                muting.muted() || (thread && muted(address, address.channel()).orElse(false));
        var muted = told ? Optional.of(muting.muted()) : Optional.<Boolean>empty();
        boolean changed =
                preferences.change(
                        address.tenant(),
                        Scope.LANE,
                        address.lane(),
                        wishes -> wishes.muted(muted));
        if (changed && thread && !muting.muted()) {
            voices.together(address, muting.person(), clock.instant());
        }
        return changed;
    }

    private boolean isMuted(Address address) {
        return muted(address, address.lane())
                .or(() -> muted(address, address.channel()))
                .orElse(false);
    }

    private Optional<Boolean> muted(Address address, String lane) {
        return preferences.of(address.tenant(), Scope.LANE, lane).muted();
    }

    private Listening listening(Address address) {
        return room(address).listening().orElse(rules.listening());
    }

    private Wishes room(Address address) {
        return preferences
                .of(address.tenant(), Scope.ROOM, address.channel())
                .or(rules.in(address.channel()));
    }

    /// How the answer to a question is wanted. The asker's wish for a model goes before the
    /// channel's.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not say
    public Taste taste(Asked asked) {
        var address = asked.address();
        var room = room(address);
        var person = preferences.of(address.tenant(), Scope.PERSON, asked.asker());
        return new Taste(person.language(), room.language(), person.tier().or(room::tier));
    }

    /// The language in which somebody wants buttons and notices, where the person said so.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store did not say
    public Optional<Locale> language(String tenant, String person) {
        return preferences.of(tenant, Scope.PERSON, person).language();
    }
}
