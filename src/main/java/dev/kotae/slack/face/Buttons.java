package dev.kotae.slack.face;

import static java.util.stream.Collectors.toSet;

import com.google.gson.JsonObject;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Complaint;
import dev.kotae.chat.Complaint.Fault;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Foot;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.directory.Latest;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.reply.OwnerQuestion;
import dev.kotae.slack.reply.Shared;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Callback;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Modal;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the buttons below an answer do. What has to last is kept before the click is acknowledged;
/// what is only shown follows.
final class Buttons {
    private static final Logger log = LoggerFactory.getLogger(Buttons.class);

    private static final int LONGEST_COMPLAINT = 2_000;
    private static final int MOST_PASSED = 1_000;

    private final Reception reception;
    private final Answers answers;
    private final Asking asking;
    private final Screens screens;
    private final OwnerQuestion ownerQuestion;
    private final Shared shared;
    private final Rooms rooms;
    private final Readers readers;
    private final Afterwards afterwards;

    /// What is being shared or passed on in this process, the second click of two coming before the
    /// first one has taken the button away.
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// The questions that their owners have.
    private final Latest<String, Boolean> passed = new Latest<>(MOST_PASSED);

    Buttons(
            Reception reception,
            Answers answers,
            Asking asking,
            Screens screens,
            Rooms rooms,
            Readers readers,
            Afterwards afterwards) {
        this.reception = reception;
        this.answers = answers;
        this.asking = asking;
        this.screens = screens;
        this.ownerQuestion = new OwnerQuestion(screens.api(), screens.clock());
        this.shared = new Shared(screens.api(), screens.clock());
        this.rooms = rooms;
        this.readers = readers;
        this.afterwards = afterwards;
    }

    /// A thumb up counts; a thumb down does too, and asks what went wrong.
    void rate(Interaction click) {
        var turn = Foot.rated(click.value());
        boolean good = Foot.isGood(click.value());
        var verdict = good ? Verdict.GOOD : Verdict.BAD;
        var taken =
                reception.accept(new Arrival.Rated(click.tenant(), turn, click.person(), verdict));
        if (taken == Reception.Taken.NOTHING) {
            click.responseUrl()
                    .ifPresent(url ->
                            afterwards.run(
                                    "say_not_rated", () -> whisper(url, Wording.WHY_GONE, click)));
        } else if (!good) {
            afterwards.run(
                    "ask_what_is_wrong",
                    () -> screens.open(click, whatIsWrong(turn, readers.soon(click))));
        }
    }

    private static JsonObject whatIsWrong(String turn, Locale reader) {
        var faults =
                Stream.of(Fault.values())
                        .map(fault ->
                                new Kit.Option(Phrase.of(word(fault)).in(reader), fault.name()))
                        .toList();
        var blocks = new ArrayList<JsonObject>();
        blocks.add(Kit.input(Wording.WRONG_FAULTS.in(reader), Kit.ticks(Act.FAULTS, faults), true));
        blocks.add(
                Kit.input(
                        Wording.WRONG_WORDS.in(reader),
                        Kit.field(Act.WORDS, "", LONGEST_COMPLAINT),
                        true));
        blocks.add(Kit.context(List.of(Wording.WRONG_READ_BY.in(reader))));
        return new Modal(Callback.WRONG, Wording.WRONG_TITLE, turn, blocks)
                .asking(reader, Wording.MODAL_SEND);
    }

    private static Wording word(Fault fault) {
        return switch (fault) {
            case WRONG -> Wording.FAULT_WRONG;
            case UNSUPPORTED -> Wording.FAULT_UNSUPPORTED;
            case INCOMPLETE -> Wording.FAULT_INCOMPLETE;
            case BESIDE_THE_POINT -> Wording.FAULT_BESIDE_THE_POINT;
            case HARD_TO_READ -> Wording.FAULT_HARD_TO_READ;
        };
    }

    /// Keeps what somebody says is wrong.
    void complain(Interaction submitted) {
        var known = Stream.of(Fault.values()).map(Fault::name).collect(toSet());
        var faults =
                submitted.ticked(Act.FAULTS).stream()
                        .filter(known::contains)
                        .map(Fault::valueOf)
                        .collect(toSet());
        reception.accept(
                new Arrival.Rated(
                        submitted.tenant(),
                        submitted.view().text("private_metadata"),
                        submitted.person(),
                        Verdict.BAD,
                        new Complaint(faults, submitted.filled(Act.WORDS).strip())));
    }

    /// Another answer is to take this one's place. However often the button of one answer is
    /// clicked, and by whom, it is one wish.
    void again(Interaction click, Wish wish) {
        var turn = click.value();
        var press = "press:" + turn + ":" + wish;
        var taken =
                reception.accept(
                        new Arrival.Pressed(
                                press, click.tenant(), turn, click.person(), wish, way(click)));
        if (taken == Reception.Taken.FORGOTTEN) {
            click.responseUrl()
                    .ifPresent(url ->
                            afterwards.run(
                                    "say_forgotten",
                                    () -> {
                                        var words =
                                                Phrase.of(Wording.APOLOGY_FORGOTTEN, turn)
                                                        .in(readers.of(click));
                                        screens.whisper(url, words);
                                    }));
        }
    }

    /// What all see is found and changed by its name; a private answer only by way of the click.
    private String way(Interaction click) {
        return click.responseUrl()
                .filter(_ -> click.isWhispered())
                .flatMap(url ->
                        answers.find(click.tenant(), click.value())
                                .map(kept -> asking.inPlace(kept.turn().asked(), url)))
                .orElse("");
    }

    /// Shows how an answer came about.
    void why(Interaction click) {
        afterwards.run(
                "why",
                () -> {
                    var kept = answers.find(click.tenant(), click.value());
                    var why = new Why(readers.soon(click));
                    screens.open(click, why.modal(kept));
                });
    }

    /// Answers again what was answered for all to see, this time for the asker alone.
    void privately(Interaction click) {
        var url = click.responseUrl();
        if (url.isEmpty()) {
            return;
        }
        var kept = own(click, click.value());
        kept.ifPresent(answer ->
                reception.accept(
                        asking.whispered(
                                Asking.Place.of(click, url.get()),
                                "private:" + answer.turn().id(),
                                answer.turn().asked().text(),
                                answer.turn().asked().attachments())));
        afterwards.run(
                "remove_offer",
                () -> {
                    screens.remove(url.get());
                    if (kept.isEmpty()) {
                        whisper(url.get(), Wording.SHARE_GONE, click);
                    }
                });
    }

    /// Shows a private answer to everybody in the channel, and takes the private one away. Of one
    /// that may rest on what not everybody may read only the question is shared: it is answered
    /// anew from what all in the channel may read. People of other companies are shown nothing; and
    /// where Slack does not say whether there are any, whoever clicked has to know.
    ///
    /// @param surely whether this person has said so
    void share(Interaction click, boolean surely) {
        var wanted = Wanted.read(click.value());
        var name = click.tenant() + "/" + wanted.turn();
        var url = click.responseUrl();
        if (url.isEmpty() || !underWay.add(name)) {
            return;
        }
        afterwards.run(
                "share",
                () -> {
                    try {
                        own(click, wanted.turn())
                                .ifPresentOrElse(
                                        kept -> share(kept, wanted, url.get(), click, surely),
                                        () -> whisper(url.get(), Wording.SHARE_GONE, click));
                    } finally {
                        underWay.remove(name);
                    }
                });
    }

    /// A private answer that is to be shared, as a button bears it.
    ///
    /// @param whisper the URL that takes the answer away, where another one is clicked
    private record Wanted(String turn, String whisper) {
        static Wanted read(String written) {
            var parts = written.split(" ", 2);
            return new Wanted(parts[0], parts.length == 1 ? "" : parts[1]);
        }

        String written() {
            return turn + " " + whisper;
        }

        @Override
        public String toString() {
            return "wanted:" + turn;
        }
    }

    private void share(
            Answers.KeptAnswer kept, Wanted wanted, URI url, Interaction click, boolean surely) {
        switch (room(click)) {
            case SHARED -> whisper(url, Wording.SHARE_OUTSIDERS, click);
            case PUBLIC, PRIVATE -> show(kept, wanted, url, click);
            case UNKNOWN -> {
                if (surely) {
                    show(kept, wanted, url, click);
                } else {
                    askBefore(url, click);
                }
            }
        }
    }

    /// Of a channel in which people from outside are answered anyway it does not matter. A command
    /// can be given in a direct message between two others, too, of which Slack tells us nothing.
    private Rooms.Kind room(Interaction click) {
        return rooms.isAllowed(click.channel())
                ? Rooms.Kind.PRIVATE
                : rooms.kind(click.workspace(), click.channel());
    }

    private void askBefore(URI url, Interaction click) {
        var reader = readers.of(click);
        var words = Wording.SHARE_UNSURE.in(reader);
        var yes = Wording.FOOT_SHARE.in(reader);
        var wanted = new Wanted(click.value(), url.toString());
        var button = Kit.button(Act.SHARE_SURELY, yes, wanted.written());
        var blocks = List.of(Kit.section(Kit.escaped(words)), Kit.actions(List.of(button)));
        screens.whisper(url, words, Kit.array(blocks));
    }

    private void show(Answers.KeptAnswer kept, Wanted wanted, URI url, Interaction click) {
        if (kept.answer().receipt().search().confidential()) {
            var turn = kept.turn();
            var place = Asking.Place.of(click, url);
            reception.accept(
                    asking.shared(
                            place, turn.id(), turn.asked().text(), !wanted.whisper().isEmpty()));
            taken(url, wanted, readers.of(click));
        } else if (shared(kept, url, click)) {
            screens.remove(url);
            if (!wanted.whisper().isEmpty()) {
                screens.remove(URI.create(wanted.whisper()));
            }
        }
    }

    /// The private answer stays: it may say more. What asked first becomes the note, which goes
    /// when the answer is there; another note Slack lets nobody take away again.
    private void taken(URI url, Wanted wanted, Locale reader) {
        var words = Wording.COMMAND_TAKEN.in(reader);
        if (wanted.whisper().isEmpty()) {
            screens.whisper(url, words);
        } else {
            screens.replace(url, words, Kit.array(List.of(Kit.section(Kit.escaped(words)))));
        }
    }

    private boolean shared(Answers.KeptAnswer kept, URI url, Interaction click) {
        var place = new SlackPlace(click.workspace(), click.channel(), "");
        try {
            shared.share(place, url, named(kept), kept, readers.of(click));
            return true;
        } catch (SlackRefusal refusal) {
            log.warn("turn={} not shared why=\"{}\"", kept.turn().id(), refusal.what());
            whisper(url, Wording.CLICK_NOT_KEPT, click);
            return false;
        }
    }

    private String named(Answers.KeptAnswer kept) {
        return readers.people().named(kept.turn().asked()).text();
    }

    /// Passes the question on to who answers for the documents, as its asker wants it: once.
    void askOwner(Interaction click) {
        var url = click.responseUrl();
        var kept = own(click, click.value());
        var name = "owner:" + click.tenant() + "/" + click.value();
        if (url.isEmpty() || !underWay.add(name)) {
            return;
        }
        afterwards.run(
                "ask_owner",
                () -> {
                    try {
                        kept.ifPresentOrElse(
                                one -> passOnce(one, name, url.get(), click),
                                () -> whisper(url.get(), whyNotPassed(click), click));
                    } finally {
                        underWay.remove(name);
                    }
                });
    }

    private Wording whyNotPassed(Interaction click) {
        var there = answers.find(click.tenant(), click.value());
        return there.isEmpty() ? Wording.OWNER_GONE : Wording.OWNER_NOT_YOURS;
    }

    private void passOnce(Answers.KeptAnswer kept, String name, URI url, Interaction click) {
        var reader = readers.of(click);
        var owner = OwnerQuestion.mention(kept.answer().receipt().search().owner());
        if (passed.find(name).isEmpty()) {
            try {
                ownerQuestion.pass(kept, named(kept), reader);
            } catch (SlackRefusal refusal) {
                log.warn("turn={} not passed on why=\"{}\"", kept.turn().id(), refusal.what());
                screens.say(url, Phrase.of(Wording.OWNER_NOT_REACHED, owner).in(reader));
                return;
            }
            passed.keep(name, true);
        }
        screens.say(url, Phrase.of(Wording.OWNER_ASKED, owner).in(reader));
    }

    private void whisper(URI url, Wording words, Interaction click) {
        screens.whisper(url, words.in(readers.of(click)));
    }

    private Optional<Answers.KeptAnswer> own(Interaction click, String turn) {
        return answers.find(click.tenant(), turn).filter(kept -> isOwn(kept, click));
    }

    private static boolean isOwn(Answers.KeptAnswer kept, Interaction click) {
        boolean own = kept.turn().asked().asker().equals(click.person());
        if (!own) {
            log.warn("turn={} not shared why=\"asked by somebody else\"", kept.turn().id());
        }
        return own;
    }
}
