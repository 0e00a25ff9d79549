package dev.kotae.slack;

import com.slack.api.Slack;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Faq;
import dev.kotae.answer.Owner;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Erasure;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.Sightings;
import dev.kotae.memory.Usages;
import dev.kotae.slack.SlackManifest.View;
import dev.kotae.slack.SlackSettings.Tenancy;
import dev.kotae.slack.api.AppCalls;
import dev.kotae.slack.api.Renewal;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackDownloads;
import dev.kotae.slack.api.SlackLimits;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.directory.Groups;
import dev.kotae.slack.directory.Identity;
import dev.kotae.slack.directory.Members;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.directory.Threads;
import dev.kotae.slack.face.Counter;
import dev.kotae.slack.face.TitledChannel;
import dev.kotae.slack.files.SlackFiles;
import dev.kotae.slack.manifest.Manifest;
import dev.kotae.slack.oauth.InstallPages;
import dev.kotae.slack.oauth.Installer;
import dev.kotae.slack.reply.OwnerChannel;
import dev.kotae.slack.reply.SlackReply;
import dev.kotae.slack.road.Lobby;
import dev.kotae.slack.road.Socket;
import dev.kotae.slack.road.Watch;
import dev.kotae.slack.screen.Readers;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's way in and out. In: what Slack posts to the [#servlets] goes through the gate and Bolt
/// to [Reception], and is acknowledged once it is safe there. Out: the [#channel] answers turns.
///
/// No call to Slack is made on the way in.
public final class SlackDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

    private final SlackSettings settings;
    private final Slack slack;
    private final Identity identity;
    private final OwnerChannel owner;
    private final Counter counter;
    private final SlackEvents events;
    private final Optional<Installer> installer;
    private final Watch watch;
    private final SlackGate gate;
    private final Optional<Socket> socket;
    private final Channel channel;

    /// Loads what the first door would otherwise wait for. May be called meanwhile.
    public static void prepare() {
        Outbound.prepare();
    }

    /// What is remembered, as far as the door has to do with it.
    ///
    /// @param installations the workspaces' tokens
    /// @param answers knows whose post a message is, and how an answer came about
    /// @param inbox knows where a turn was asked
    /// @param preferences what people and channels wish
    /// @param erasure forgets
    /// @param usages what was used
    /// @param sightings when what came in
    /// @param faq keeps answers that were found right
    /// @param words whether the words of an answer are kept once it stands
    public record Kept(
            Installations installations,
            Answers answers,
            Inbox inbox,
            Preferences preferences,
            Erasure erasure,
            Usages usages,
            Sightings sightings,
            Faq faq,
            boolean words) {}

    /// What the models are called, for people to choose among; empty where it is not to be said.
    ///
    /// @param quick the one that answers fastest
    /// @param balanced the one between
    /// @param deep the one that thinks most
    /// @param called those that can be called, by the word that calls them
    /// @param deepens whether the one that thinks most may answer in a channel, by its id
    public record Models(
            String quick,
            String balanced,
            String deep,
            SequencedMap<String, String> called,
            Predicate<String> deepens) {
        /// None can be called, and all may answer everywhere.
        public Models(String quick, String balanced, String deep) {
            this(quick, balanced, deep, new TreeMap<>(), _ -> true);
        }

        /// None is to be named.
        public static final Models NONE = new Models("", "", "");
    }

    /// @param settings how to reach Slack and what proves it
    /// @param reception takes what arrives
    /// @param kept what is remembered
    /// @param models what can be chosen
    /// @param clock what the age of requests is measured with
    /// @param steady what the pace of calls and the patience are measured with: a clock that nobody
    ///   sets
    public SlackDoor(
            SlackSettings settings,
            Reception reception,
            Kept kept,
            Models models,
            InstantSource clock,
            InstantSource steady) {
        this.settings = settings;
        this.slack = Outbound.open(settings);
        this.installer = installer(kept.installations(), clock);
        var tokens = tokens(kept.installations());
        var api = new SlackApi(http(), settings.apiUrl(), tokens, new SlackLimits(steady), steady);
        this.identity = new Identity(api, steady);
        var people = new People(api, steady);
        var rooms = new Rooms(api, settings.circles().shared(), steady);
        var offers =
                new Offers(
                        models.quick(),
                        models.balanced(),
                        models.deep(),
                        models.called(),
                        kept.words());
        this.owner = new OwnerChannel(api, steady, this::ownersPlace);
        this.counter =
                new Counter(
                        reception,
                        new SlackRequests(clock, people, api, identity::user),
                        new dev.kotae.slack.home.Kept(
                                kept.answers(), kept.preferences(), kept.erasure(), kept.usages()),
                        offers,
                        new Counter.Means(api, people, rooms, kept.faq(), clock, steady));
        var turns = new SlackTurns(clock, identity::user, people, settings.view());
        var posts = new SlackPosts(kept.answers(), kept.inbox(), api, clock);
        var reactions = new SlackReactions(reception, posts, counter.reviews(), identity::user);
        var readers = new Readers(people, kept.preferences());
        this.events =
                new SlackEvents(slack, reception, turns, reactions, tokens, readers, identity);
        this.watch = new Watch(kept.sightings(), clock);
        this.gate =
                new SlackGate(
                        new SlackSignatures(settings.signingSecrets(), clock),
                        new Bodies(steady),
                        new Lobby(tokens, watch),
                        new SlackEntrance(events, counter, settings.view()));
        this.socket =
                Optional.ofNullable(settings.appToken())
                        .map(token -> new Socket(http(), settings.apiUrl(), token, gate::take));
        UnaryOperator<String> us = team -> tokens.botUser(team).orElseGet(identity::user);
        var threads = new Threads(api, steady);
        var downloads =
                new SlackDownloads(
                        slack.getHttpClient().getOkHttpClient(), settings.apiUrl(), tokens);
        var files = new SlackFiles(api, downloads, threads, steady);
        var answering =
                new SlackChannel(
                        api,
                        new SlackChannel.Known(
                                people,
                                rooms,
                                new SlackThreads(threads, people, us),
                                files,
                                membership(api, people, rooms, steady)),
                        us,
                        channel ->
                                models.deepens().test(channel) ? offers : offers.withoutDeepest(),
                        reception::accept,
                        counter.quiet(),
                        steady);
        this.channel =
                settings.view() == View.CLASSIC
                        ? answering
                        : new TitledChannel(
                                answering, counter.greeter(), SlackChannel::beginsDirectThread);
    }

    private Optional<Installer> installer(Installations installations, InstantSource clock) {
        return switch (settings.tenancy()) {
            case Tenancy.One one -> Optional.empty();
            case Tenancy.Many many ->
                    Optional.of(
                            new Installer(
                                    new InstallPages.Route(
                                            many.clientId(),
                                            SlackManifest.scopes(settings.view()),
                                            settings.apiUrl().resolve("../oauth/v2/authorize"),
                                            Manifest.INSTALL,
                                            many.redirect(Manifest.REDIRECT),
                                            many::allows),
                                    many.clientSecret(),
                                    new AppCalls(http(), settings.apiUrl()),
                                    installations,
                                    clock));
        };
    }

    private SlackTokens tokens(Installations installations) {
        var renewal = installer.map(app -> app.renewal(this::tokenLost)).orElse(Renewal.NONE);
        var own =
                switch (settings.tenancy()) {
                    case Tenancy.One(var token) -> token;
                    case Tenancy.Many many -> null;
                };
        return new SlackTokens(
                own, installations, settings.tenancy()::allows, renewal, this::tokenLost);
    }

    private SlackMembership membership(
            SlackApi api, People people, Rooms rooms, InstantSource steady) {
        return new SlackMembership(
                people,
                rooms,
                new Members(api, steady),
                new Groups(api, settings.circles().groups(), steady));
    }

    private OkHttpClient http() {
        return slack.getHttpClient().getOkHttpClient();
    }

    /// For how long nothing has come from Slack, since the start at most.
    public Duration silence() {
        return watch.silence();
    }

    /// Whether what happens would reach us now; empty where Slack comes to the public port.
    public Optional<Boolean> socketIsOpen() {
        return socket.map(Socket::isOpen);
    }

    /// What the public port serves, by path: what Slack posts, unless it comes through a socket
    /// alone, and the pages by which workspaces install the app. Blocks its thread while a question
    /// is made safe, so it is best served on virtual threads.
    public Map<String, HttpServlet> servlets() {
        var servlets = new HashMap<String, HttpServlet>();
        if (!settings.signingSecrets().isEmpty()) {
            servlets.put(Manifest.EVENTS, gate);
        }
        installer
                .map(Installer::pages)
                .ifPresent(pages -> {
                    servlets.put(Manifest.INSTALL, pages);
                    servlets.put(Manifest.REDIRECT, pages);
                });
        return servlets;
    }

    /// What answers turns whose address is in Slack.
    public Channel channel() {
        return channel;
    }

    /// What tells those who run Kotae what they should see to, in the channel that the settings
    /// name. Returns at once and never throws.
    public Owner owner() {
        return owner;
    }

    /// Finds out who we are and warms up what a first event would otherwise wait for, both in the
    /// background. Returns at once; questions are taken from the beginning.
    public void start() {
        if (installer.isEmpty()) {
            identity.start();
        }
        watch.listens();
        socket.ifPresent(Socket::start);
        Thread.ofVirtual()
                .name("slack-warm-up")
                .start(() -> {
                    events.warmUp();
                    SlackReply.warmUp();
                });
    }

    @Override
    public void close() {
        socket.ifPresent(Socket::close);
        identity.close();
        counter.close();
        owner.close();
        events.stop();
        try {
            slack.close();
        } catch (Exception e) {
            log.warn("slack=not_closed", e);
        }
    }

    /// Told in the background, as those who meet it are in the middle of a call.
    private void tokenLost(String workspace, String code) {
        owner.tell(Phrase.of(Wording.OWNER_TOKEN_LOST, workspace, code));
    }

    private SlackPlace ownersPlace() {
        var parts = settings.ownerChannel().split("/", 2);
        return parts.length == 2
                ? new SlackPlace(parts[0], parts[1], "")
                : new SlackPlace(identity.workspace(), parts[0], "");
    }
}
