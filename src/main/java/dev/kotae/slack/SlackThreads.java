package dev.kotae.slack;

import com.google.gson.JsonObject;
import dev.kotae.chat.Remark;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.directory.People;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people said in a thread before we were called into it, read from Slack when it is needed
/// and kept nowhere.
final class SlackThreads {
    private static final Logger log = LoggerFactory.getLogger(SlackThreads.class);

    private static final int MOST_REMARKS = 50;
    private static final int PAGE = 200;

    /// Slack gives a thread from its beginning: a longer one than this is read up to here.
    private static final int MOST_PAGES = 5;

    /// Earlier than any message.
    private static final String BEGINNING_OF_TIME = "0";

    /// Later than any message.
    private static final String END_OF_TIME = "99999999999.000000";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SlackApi api;
    private final People people;
    private final UnaryOperator<String> bot;
    private final InstantSource clock;

    /// @param bot our own user id in a workspace, where a question does not tell it; may give an
    ///   empty string
    SlackThreads(SlackApi api, People people, UnaryOperator<String> bot, InstantSource clock) {
        this.api = api;
        this.people = people;
        this.bot = bot;
        this.clock = clock;
    }

    /// What others said before the question and since our last answer, oldest first, the latest 50
    /// at most. Empty where Slack does not tell.
    ///
    /// @param since when the last question was asked that we remember: Slack is asked for what is
    ///   newer. [Instant#EPOCH] where we remember none
    List<Remark> remarks(SlackPlace place, ReplyTo.InThread question, Instant since) {
        var us = question.bot().isEmpty() ? bot.apply(place.workspace()) : question.bot();
        var oldest = since.equals(Instant.EPOCH) ? BEGINNING_OF_TIME : ReplyTo.ts(since);
        try {
            var messages = messages(place, oldest, question.ts());
            boolean remembered = !oldest.equals(BEGINNING_OF_TIME);
            var others = ofOthers(remembered ? messages : sinceOurs(messages, us), us);
            return named(place, us, others);
        } catch (SlackRefusal refusal) {
            log.warn("slack=thread_unread why=\"{}\"", refusal.what());
            return List.of();
        }
    }

    /// What was said in a thread, oldest first, the latest 50 at most. Empty where Slack does not
    /// tell.
    ///
    /// @param place the channel
    /// @param thread the root's `ts`
    List<Remark> whole(SlackPlace place, String thread) {
        var whole = new SlackPlace(place.workspace(), place.channel(), thread);
        try {
            var messages = messages(whole, BEGINNING_OF_TIME, END_OF_TIME);
            int from = Math.max(0, messages.size() - MOST_REMARKS);
            return named(
                    whole, bot.apply(whole.workspace()), messages.subList(from, messages.size()));
        } catch (SlackRefusal refusal) {
            log.warn("slack=thread_unread why=\"{}\"", refusal.what());
            return List.of();
        }
    }

    private List<SlackJson> messages(SlackPlace place, String oldest, String latest) {
        var deadline = clock.instant().plus(PATIENCE);
        var form = new LinkedHashMap<String, String>();
        form.put("channel", place.channel());
        form.put("ts", place.thread());
        form.put("oldest", oldest);
        form.put("latest", latest);
        form.put("inclusive", "false");
        form.put("limit", String.valueOf(PAGE));
        var messages = new ArrayList<SlackJson>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = page(place, form, deadline, page == 0);
            messages.addAll(answer.list("messages"));
            var cursor = answer.at("response_metadata").text("next_cursor");
            if (cursor.isEmpty()) {
                break;
            }
            form.put("cursor", cursor);
        }
        // Slack gives the root whatever the bounds are.
        messages.removeIf(message -> !isBetween(oldest, message.text("ts"), latest));
        return messages;
    }

    private static boolean isBetween(String oldest, String ts, String latest) {
        return ts.compareTo(oldest) > 0 && ts.compareTo(latest) < 0;
    }

    /// Some apps may read one page a minute: what was read by then is better than nothing.
    private SlackJson page(
            SlackPlace place, Map<String, String> form, Instant deadline, boolean first) {
        try {
            return api.call(SlackMethod.CONVERSATIONS_REPLIES, place, form, deadline);
        } catch (SlackRefusal refusal) {
            if (first) {
                throw refusal;
            }
            log.info("slack=thread_read_in_part why=\"{}\"", refusal.what());
            return new SlackJson(new JsonObject());
        }
    }

    /// What was said after the question that we answered last, where nothing else remembers it.
    /// Where that one did not name us it is not to be told from other talk; then what was said after
    /// our answer.
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
        var names = names(place, messages);
        var remarks = new ArrayList<Remark>();
        for (var message : messages) {
            var text = SlackText.readable(message.text("text"), us, id -> known(place, id));
            if (!text.isEmpty()) {
                var name = names.getOrDefault(author(message), author(message));
                remarks.add(new Remark(name, text, instant(message)));
            }
        }
        return remarks;
    }

    /// What the authors are called, asked for all at once.
    private Map<String, String> names(SlackPlace place, List<SlackJson> messages) {
        var names = new ConcurrentHashMap<String, String>();
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var message : messages) {
                if (names.putIfAbsent(author(message), author(message)) == null) {
                    asking.execute(() -> names.put(author(message), name(place, message)));
                }
            }
        }
        return names;
    }

    private static String author(SlackJson message) {
        return message.firstText("user", "bot_id", "username");
    }

    private String name(SlackPlace place, SlackJson message) {
        if (message.text("bot_id").isEmpty()) {
            return people.find(place.workspace(), message.text("user")).name();
        }
        var called = message.text("username");
        var profile = message.at("bot_profile").text("name");
        return !called.isEmpty() ? called : profile.isEmpty() ? author(message) : profile;
    }

    private String known(SlackPlace place, String user) {
        return people.known(place.workspace(), user).map(person -> person.name()).orElse(user);
    }

    private static Instant instant(SlackJson message) {
        return SlackTurns.instant(message.text("ts"));
    }
}
