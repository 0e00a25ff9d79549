package dev.kotae.slack;

import com.slack.api.Slack;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Owner;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackDownloads;
import dev.kotae.slack.api.SlackLimits;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.directory.Identity;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.files.SlackFiles;
import dev.kotae.slack.reply.OwnerChannel;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's way in and out. In: what Slack posts to the [#servlet] goes through the gate and Bolt to
/// [Reception], and is acknowledged once it is safe there. Out: the [#channel] answers turns.
///
/// No call to Slack is made on the way in.
public final class SlackDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

    private final SlackSettings settings;
    private final Slack slack;
    private final Identity identity;
    private final OwnerChannel owner;
    private final SlackEvents events;
    private final SlackGate gate;
    private final Channel channel;

    /// @param settings how to reach Slack and what proves it
    /// @param reception takes what arrives
    /// @param installations the workspaces' tokens
    /// @param answers knows whose post a message is
    /// @param inbox knows where a turn was asked
    /// @param clock what the age of requests, the pace of calls and the patience are measured with
    public SlackDoor(
            SlackSettings settings,
            Reception reception,
            Installations installations,
            Answers answers,
            Inbox inbox,
            InstantSource clock) {
        this.settings = settings;
        this.slack = Outbound.open(settings);
        var tokens = new SlackTokens(settings.botToken(), installations, this::tokenLost);
        var api =
                new SlackApi(
                        slack.getHttpClient().getOkHttpClient(),
                        settings.apiUrl(),
                        tokens,
                        new SlackLimits(clock),
                        clock);
        this.identity = new Identity(api, clock);
        var people = new People(api, clock);
        this.owner = new OwnerChannel(api, clock, this::ownersPlace);
        var turns = new SlackTurns(clock, identity::user, people);
        var controls = new SlackControls(answers, inbox, identity::user);
        this.events = new SlackEvents(slack, reception, turns, controls, tokens, people, identity);
        this.gate = new SlackGate(new SlackSignatures(settings.signingSecrets(), clock), events);
        var threads = new SlackThreads(api, people, identity::user, clock);
        var rooms = new Rooms(api, clock);
        var downloads =
                new SlackDownloads(
                        slack.getHttpClient().getOkHttpClient(), settings.apiUrl(), tokens);
        var files = new SlackFiles(api, downloads, clock);
        this.channel = 
                new SlackChannel(
                        api, people, rooms, threads, files, identity::user, reception::accept, clock);
    }

    /// What serves `POST /slack/events`: events and commands. Blocks its thread while a question is
    /// made safe, so it is best served on virtual threads.
    public HttpServlet servlet() {
        return gate;
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
        identity.start();
        Thread.ofVirtual().name("slack-warm-up").start(events::warmUp);
    }

    @Override
    public void close() {
        identity.close();
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
        return new SlackPlace(identity.workspace(), settings.ownerChannel(), "");
    }
}
