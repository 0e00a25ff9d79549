package dev.kotae.slack;

import static java.util.stream.Collectors.toSet;

import dev.kotae.chat.Mention;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Remark;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.api.Timestamp;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Threads;
import dev.kotae.slack.said.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people said in a thread before we were called into it, asked of Slack when it is needed.
final class SlackThreads {
    private static final Logger log = LoggerFactory.getLogger(SlackThreads.class);

    private static final int MOST_REMARKS = 50;

    private final Threads threads;
    private final People people;
    private final UnaryOperator<String> bot;

    /// @param bot our own user id in a workspace, where a question does not tell it; may give an
    ///   empty string
    SlackThreads(Threads threads, People people, UnaryOperator<String> bot) {
        this.threads = threads;
        this.people = people;
        this.bot = bot;
    }

    /// What others said before the question and since our last answer, the latest 50 at most.
    ///
    /// @param since when the last question was asked that we remember: only what is newer counts.
    ///   [Instant#EPOCH] where we remember none
    Overheard remarks(SlackPlace place, ReplyTo.InThread question, Instant since) {
        var us = question.bot().isEmpty() ? bot.apply(place.workspace()) : question.bot();
        var oldest = since.equals(Instant.EPOCH) ? Threads.BEGINNING : Timestamp.of(since);
        try {
            var said = threads.between(place, oldest, question.ts());
            boolean remembered = !since.equals(Instant.EPOCH);
            var messages = remembered ? said.messages() : sinceOurs(said.messages(), us);
            return new Overheard(named(place, us, ofOthers(messages, us)), said.toTheEnd());
        } catch (SlackRefusal refusal) {
            log.warn("slack=thread_unread why=\"{}\"", refusal.what());
            return Overheard.UNREAD;
        }
    }

    /// What was said in a thread: all of it, as far as [Threads] reads.
    ///
    /// @param place the channel
    /// @param thread the root's `ts`
    /// @throws SlackRefusal when Slack does not tell
    Overheard whole(SlackPlace place, String thread) {
        var whole = new SlackPlace(place.workspace(), place.channel(), thread);
        var said = threads.whole(whole);
        var remarks = named(whole, bot.apply(whole.workspace()), said.messages());
        return new Overheard(remarks, said.toTheEnd());
    }

    /// What others said after the question that we answered last. Where that one did not name us it
    /// is not to be told from other talk; then what they said after our answer.
    private static List<SlackJson> sinceOurs(List<SlackJson> messages, String us) {
        int from = 0;
        int called = -1;
        for (int i = 0; i < messages.size() && !us.isEmpty(); i++) {
            if (messages.get(i).text("user").equals(us)) {
                from = called < 0 ? i + 1 : called + 1;
                called = -1;
            } else if (SlackText.mentions(messages.get(i).text("text"), us)) {
                called = i;
            }
        }
        return messages.subList(from, messages.size());
    }

    private static List<SlackJson> ofOthers(List<SlackJson> messages, String us) {
        var others =
                messages.stream()
                        .filter(message -> us.isEmpty() || !message.text("user").equals(us))
                        .toList();
        return others.subList(Math.max(0, others.size() - MOST_REMARKS), others.size());
    }

    private List<Remark> named(SlackPlace place, String us, List<SlackJson> messages) {
        var persons =
                Stream.concat(
                        messages.stream()
                                .filter(message -> !isByApp(message))
                                .map(message -> message.text("user")),
                        messages.stream().flatMap(SlackThreads::mentioned));
        var names = people.names(place.workspace(), persons.collect(toSet()));
        var remarks = new ArrayList<Remark>();
        for (var message : messages) {
            var said = new Message(message);
            var text =
                    Mention.plain(
                            SlackText.readable(
                                    said.text(),
                                    said.attached(),
                                    us,
                                    id -> names.getOrDefault(id, id)));
            if (!text.isEmpty()) {
                remarks.add(new Remark(name(message, names), text, instant(message)));
            }
        }
        return remarks;
    }

    private static Stream<String> mentioned(SlackJson message) {
        var said = new Message(message);
        return SlackText.mentioned(said.text() + said.attached(), "").stream()
                .filter(one -> !one.startsWith("!"));
    }

    private static boolean isByApp(SlackJson message) {
        return !message.text("bot_id").isEmpty();
    }

    /// An app may call itself differently in each message.
    private static String name(SlackJson message, Map<String, String> names) {
        var author = message.firstText("user", "bot_id", "username");
        if (!isByApp(message)) {
            return names.getOrDefault(author, author);
        }
        var called = message.text("username");
        var profile = message.at("bot_profile").text("name");
        return !called.isEmpty() ? called : profile.isEmpty() ? author : profile;
    }

    private static Instant instant(SlackJson message) {
        return SlackTurns.instant(message.text("ts"));
    }
}
