package dev.kotae.slack;

import dev.kotae.answer.Asides;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Membership;
import dev.kotae.answer.Permit;
import dev.kotae.answer.Unheard;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Progress;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.files.SlackFiles;
import dev.kotae.slack.home.Quiet;
import dev.kotae.slack.reply.Errand;
import dev.kotae.slack.reply.PostName;
import dev.kotae.slack.reply.SlackReply;
import dev.kotae.slack.screen.Screens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack as a turn sees it.
final class SlackChannel implements Channel {
    private static final Logger log = LoggerFactory.getLogger(SlackChannel.class);

    private static final int LONGEST_QUOTE = 240;

    private final SlackApi api;
    private final People people;
    private final Rooms rooms;
    private final SlackThreads threads;
    private final SlackFiles files;
    private final UnaryOperator<String> bot;
    private final Function<String, Offers> offers;
    private final Consumer<Arrival> arrivals;
    private final InstantSource clock;
    private final Asides asides;
    private final Membership membership;

    /// What Slack tells when it is asked.
    ///
    /// @param people who people are
    /// @param rooms what channels are called
    /// @param threads what was said
    /// @param files what was attached
    /// @param membership who sees what
    record Known(
            People people,
            Rooms rooms,
            SlackThreads threads,
            SlackFiles files,
            Membership membership) {}

    /// @param arrivals takes what Slack tells us on the way out
    /// @param quiet keeps us out of channels
    /// @param bot our own user id in a workspace, where a question does not tell it; may give an
    ///   empty string
    /// @param offers the models that can be asked instead, by the id of the channel
    SlackChannel(
            SlackApi api,
            Known known,
            UnaryOperator<String> bot,
            Function<String, Offers> offers,
            Consumer<Arrival> arrivals,
            Quiet quiet,
            InstantSource clock) {
        this.api = api;
        this.people = known.people();
        this.rooms = known.rooms();
        this.threads = known.threads();
        this.files = known.files();
        this.bot = bot;
        this.offers = offers;
        this.arrivals = arrivals;
        this.clock = clock;
        this.membership = known.membership();
        this.asides = new SlackAsides(new Screens(api, clock), known.people(), quiet);
    }

    @Override
    public Person asker(Turn turn) {
        return people.find(turn.asked().address().workspace(), turn.asked().asker());
    }

    @Override
    public Turn named(Turn turn) {
        return new Turn(turn.id(), people.named(turn.asked()));
    }

    @Override
    public String placeName(Turn turn) {
        var told = turn.asked().channelName();
        var address = turn.asked().address();
        if (isOfSeveral(told)) {
            return "";
        }
        return told.isEmpty() ? rooms.name(address.workspace(), address.channel()) : told;
    }

    /// What Slack calls a direct message of several people is made up of their names:
    /// mpdm-ann--bob-1.
    private static boolean isOfSeveral(String channelName) {
        return channelName.startsWith("mpdm-");
    }

    @Override
    public Overheard overheard(Turn turn, Instant since) {
        return switch (ReplyTo.of(turn.asked())) {
            case ReplyTo.InThread to when isInChannel(turn) && !to.begins(turn.asked().address()) ->
                    threads.remarks(place(turn), to, since);
            case ReplyTo.InThread to -> Overheard.NOTHING;
            case ReplyTo.InDirect to -> Overheard.NOTHING;
            case ReplyTo.ByCommand to -> Overheard.NOTHING;
            case ReplyTo.ByShortcut to -> whole(turn, to.thread());
            case ReplyTo.InPlace to when to.thread().isEmpty() -> Overheard.NOTHING;
            case ReplyTo.InPlace to -> whole(turn, to.thread());
            case ReplyTo.ByShare to -> Overheard.NOTHING;
        };
    }

    /// Of a thread that was not read there is nothing to say.
    private Overheard whole(Turn turn, String thread) {
        try {
            return threads.whole(place(turn), thread);
        } catch (SlackRefusal refusal) {
            log.warn("turn={} slack=thread_unread why=\"{}\"", turn.id(), refusal.what());
            throw new Unheard(Phrase.of(unread(turn, refusal)), refusal);
        }
    }

    /// A shortcut works where we are no member and may not read.
    private static Wording unread(Turn turn, SlackRefusal refusal) {
        return switch (refusal.fate()) {
            case BUSY, UNSURE -> Wording.SUMMARY_BUSY;
            case FINAL -> isAmongThemselves(turn) ? Wording.SUMMARY_DIRECT : Wording.SUMMARY_UNREAD;
        };
    }

    /// Whether people write directly to each other there, where nobody can be invited.
    private static boolean isAmongThemselves(Turn turn) {
        return !isInChannel(turn) || isOfSeveral(turn.asked().channelName());
    }

    @Override
    public List<Enclosure> files(Turn turn, List<Enclosure> known) {
        var ts =
                switch (ReplyTo.of(turn.asked())) {
                    case ReplyTo.InThread to -> to.ts();
                    case ReplyTo.InDirect to -> "";
                    case ReplyTo.ByCommand to -> "";
                    case ReplyTo.ByShortcut to -> "";
                    case ReplyTo.InPlace to -> "";
                    case ReplyTo.ByShare to -> "";
                };
        return files.of(place(turn), ts, turn.asked().attachments(), known);
    }

    @Override
    public boolean together(Turn first, Turn next) {
        return isMessage(first) && isMessage(next);
    }

    /// Whether a question begins a conversation in a direct message.
    static boolean beginsDirectThread(Turn turn) {
        return !isInChannel(turn)
                && ReplyTo.read(turn.asked().replyTo()) instanceof ReplyTo.InThread to
                && to.begins(turn.asked().address());
    }

    /// A command is answered at its own address, once.
    private static boolean isMessage(Turn turn) {
        return switch (ReplyTo.of(turn.asked())) {
            case ReplyTo.InThread to -> true;
            case ReplyTo.InDirect to -> true;
            case ReplyTo.ByCommand to -> false;
            case ReplyTo.ByShortcut to -> false;
            case ReplyTo.InPlace to -> false;
            case ReplyTo.ByShare to -> false;
        };
    }

    @Override
    public Asides asides() {
        return asides;
    }

    @Override
    public Membership membership() {
        return membership;
    }

    @Override
    public Reply open(Turn turn, Person asker, Progress progress, int attempt, Permit permit) {
        var shown = place(ReplyTo.of(turn.asked()).shown(turn.asked().address()));
        var errand = new Errand(api, clock, shown, question(turn), attempt, asker.locale(), permit);
        var left = left(progress);
        return left.isEmpty()
                ? fresh(turn, errand, PostName.Whispers.NONE)
                : resumed(turn, errand, PostName.read(left), progress);
    }

    private static String left(Progress progress) {
        return switch (progress) {
            case Progress.Untouched none -> "";
            case Progress.Shown(var post) -> post;
            case Progress.Recorded(var post, var answer) -> post;
            case Progress.Apologised(var post, var apology) -> post;
            case Progress.Replacing(var post, var own) -> post;
        };
    }

    private Errand.Question question(Turn turn) {
        var asked = turn.asked();
        var told =
                switch (ReplyTo.of(asked)) {
                    case ReplyTo.InThread to -> to.bot();
                    case ReplyTo.InDirect to -> "";
                    case ReplyTo.ByCommand to -> "";
                    case ReplyTo.ByShortcut to -> "";
                    case ReplyTo.InPlace to -> "";
                    case ReplyTo.ByShare to -> "";
                };
        var us = told.isEmpty() ? bot.apply(asked.address().workspace()) : told;
        var root = asked.replaces().isEmpty() ? turn.id() : asked.replaces();
        return new Errand.Question(
                turn.id(),
                root,
                asked.at(),
                asked.asker(),
                us,
                offers.apply(asked.address().channel()));
    }

    /// @param said what was said to a command already
    private Reply fresh(Turn turn, Errand errand, PostName.Whispers said) {
        return switch (ReplyTo.of(turn.asked())) {
            case ReplyTo.InThread to when isInChannel(turn) -> SlackReply.inThread(errand);
            case ReplyTo.InThread to -> SlackReply.inDirectThread(errand, () -> stopped(turn));
            case ReplyTo.InDirect to -> SlackReply.inDirect(errand);
            case ReplyTo.ByCommand(var url, _) ->
                    SlackReply.toCommand(errand, url, said, asked(turn));
            case ReplyTo.ByShortcut(var url, _, _) ->
                    SlackReply.toCommand(errand, url, said, asked(turn));
            case ReplyTo.InPlace(var url, _, var since) ->
                    SlackReply.inPlace(errand, url, since, said, asked(turn));
            case ReplyTo.ByShare(var url, var noted) ->
                    SlackReply.toShare(errand, url, noted, said, named(turn).asked().text());
        };
    }

    /// What stands above an answer for one person's eyes, which Slack shows at the end of the
    /// channel, wherever that stands which it is about: the question, and the beginning of a
    /// message that was put below it. What a shortcut wants of a message the asker knows.
    private String asked(Turn turn) {
        var question = named(turn).asked().text();
        int quote = question.indexOf("\n\n");
        if (quote < 0) {
            return question;
        }
        boolean chosen = turn.asked().address().thread().contains(":shortcut:");
        return Kit.clipped(chosen ? question.substring(quote + 2) : question, LONGEST_QUOTE);
    }

    /// Slack has ended the stream because somebody pressed its button. There is an event for that,
    /// too; whichever comes first.
    private void stopped(Turn turn) {
        try {
            arrivals.accept(new Arrival.Stopped(turn.asked().address(), turn.asked().asker()));
        } catch (StoreFailure failure) {
            log.warn("turn={} stop not kept: {}", turn.id(), failure.getMessage());
        }
    }

    /// What was whispered has no name to be changed by: another answer goes by way of the click
    /// that wanted it, or is whispered anew as far as the command still takes it.
    private Reply resumed(Turn turn, Errand errand, PostName left, Progress progress) {
        return switch (left) {
            case PostName.Message message -> SlackReply.resumed(errand, message);
            case PostName.Whispers said when progress instanceof Progress.Replacing ->
                    fresh(turn, errand, new PostName.Whispers(0, made(turn, said), false));
            case PostName.Whispers said -> fresh(turn, errand, said);
        };
    }

    /// Each click brings a `response_url` of its own.
    private static int made(Turn turn, PostName.Whispers said) {
        return ReplyTo.of(turn.asked()) instanceof ReplyTo.InPlace ? 0 : said.posts();
    }

    /// A command's conversation has a name of its own, which is no thread of Slack's.
    private static SlackPlace place(Turn turn) {
        return place(turn.asked().address());
    }

    private static SlackPlace place(Address address) {
        return new SlackPlace(address.workspace(), address.channel(), address.thread());
    }

    private static boolean isInChannel(Turn turn) {
        return !turn.asked().address().channel().startsWith("D");
    }
}
