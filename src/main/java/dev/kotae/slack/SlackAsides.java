package dev.kotae.slack;

import com.google.gson.JsonObject;
import dev.kotae.answer.Asides;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.home.Quiet;
import dev.kotae.slack.screen.Screens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Says to one person what the others in a channel do not see: ephemeral messages, which Slack
/// keeps nowhere.
///
/// @param screens shows what is said
/// @param people whose language Slack tells
/// @param quiet keeps us out of channels
record SlackAsides(Screens screens, People people, Quiet quiet) implements Asides {
    @Override
    public void tell(Asked said, Optional<Locale> language, Function<Person, Phrase> words) {
        var address = said.address();
        var person = people.find(address.workspace(), said.asker());
        var reader = language.map(person::reading).orElse(person);
        var phrase = words.apply(reader);
        var way = ReplyTo.of(said);
        // Who is answered by way of a URL was told at once that the answer follows.
        if (way.url().isPresent() && phrase.wording() == Wording.WAITING_IN_LINE) {
            return;
        }
        // Slack shows none of them in a thread that does not exist yet. Where one waits behind
        // another, it does.
        boolean alone =
                phrase.wording() != Wording.WAITING_IN_LINE
                        && way instanceof ReplyTo.InThread to
                        && to.begins(address);
        var where = place(alone ? address.room() : way.shown(address));
        var told = phrase.in(reader.locale());
        // In a channel that we are not in there is but the way of the answer, which takes few.
        way.url()
                .ifPresentOrElse(
                        url -> screens.whisper(where, said.asker(), url, told),
                        () -> screens.whisper(where, said.asker(), told, List.of()));
    }

    @Override
    public void muted(Arrival.Muted muting, Optional<Locale> language) {
        var address = muting.address();
        var reader = reader(address, muting.person(), language);
        whisper(
                address,
                muting.person(),
                (muting.muted() ? Wording.MUTED : Wording.UNMUTED).in(reader),
                muting.muted()
                        ? List.of(button(Act.UNMUTE, Wording.BUTTON_UNMUTE, address, reader))
                        : List.of());
    }

    @Override
    public void quiet(Arrival.Muted wish, Optional<Locale> language) {
        var reader = reader(wish.address(), wish.person(), language);
        var told = quiet.keep(wish, reader).in(reader);
        whisper(wish.address(), wish.person(), told, List.of());
    }

    @Override
    public void offer(Asked asked, Optional<Locale> language) {
        if (ReplyTo.read(asked.replyTo()) instanceof ReplyTo.InThread question) {
            var address = asked.address();
            var reader = reader(address, asked.asker(), language);
            var offered = new Offered(question.ts(), address.thread(), question.team());
            var yes = Wording.OFFER_YES.in(reader);
            var no = Wording.OFFER_NO.in(reader);
            whisper(
                    address,
                    asked.asker(),
                    Wording.OFFER.in(reader),
                    List.of(
                            Kit.button(Act.OFFER_TAKE, yes, offered.written()),
                            Kit.button(Act.OFFER_DECLINE, no, "no"),
                            button(Act.MUTE, Wording.BUTTON_MUTE, address, reader)));
        }
    }

    @Override
    public void offerPrivately(Turn turn, Optional<Locale> language) {
        var asked = turn.asked();
        var reader = reader(asked.address(), asked.asker(), language);
        var yes = Wording.PRIVATELY_YES.in(reader);
        var no = Wording.OFFER_NO.in(reader);
        whisper(
                asked.address(),
                asked.asker(),
                Wording.PRIVATELY.in(reader),
                List.of(
                        Kit.button(Act.PRIVATELY, yes, turn.id()),
                        Kit.button(Act.OFFER_DECLINE, no, "no")));
    }

    private static JsonObject button(Act act, Wording label, Address address, Locale reader) {
        return Kit.button(act, label.in(reader), address.thread());
    }

    private Locale reader(Address address, String person, Optional<Locale> language) {
        return language.orElseGet(() -> people.find(address.workspace(), person).locale());
    }

    private void whisper(Address address, String person, String words, List<JsonObject> buttons) {
        screens.whisper(place(address), person, words, buttons);
    }

    private static SlackPlace place(Address address) {
        return new SlackPlace(address.workspace(), address.channel(), address.thread());
    }
}
