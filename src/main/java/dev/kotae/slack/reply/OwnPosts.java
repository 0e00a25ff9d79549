package dev.kotae.slack.reply;

import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds in Slack what stands of the answer to a turn: where a process died, or a call broke off,
/// between Slack's taking a post and our hearing of it.
///
/// A post bears its turn in its metadata, or the turn whose answer it replaces. A stream can bear
/// none before it ends (chat.startStream, read September 2026): a message of ours in the thread
/// that is younger than the question and bears none is a stream that was left, and nobody's but
/// this turn's, since a thread's turns are answered one after the other.
public final class OwnPosts {
    private static final Logger log = LoggerFactory.getLogger(OwnPosts.class);

    private static final String EVENT_TYPE = "kotae_answer";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 3;

    private final Errand errand;

    OwnPosts(Errand errand) {
        this.errand = errand;
    }

    /// What was seen.
    ///
    /// @param parts by their number, from 1
    /// @param surplus what stands beside them and should not
    /// @param whole whether everything since the question was seen
    record Seen(Map<Integer, Own> parts, List<Own> surplus, boolean whole) {
        static final Seen NOT_TOLD = new Seen(Map.of(), List.of(), false);
    }

    /// A message of ours.
    ///
    /// @param marked whether it bears its turn, as against a stream that was left
    record Own(String ts, boolean marked) {}

    /// The metadata of a message.
    static String mark(String turn, int part) {
        return "{\"event_type\":\"%s\",\"event_payload\":{\"turn\":\"%s\",\"part\":\"%s\"}}"
                .formatted(EVENT_TYPE, turn, part);
    }

    /// The turn whose answer a message shows, as its metadata tells: the first of those that took
    /// each other's place. Empty where it bears none, as a stream does until it has ended.
    public static String turn(SlackJson message) {
        return isMarked(message) ? message.at("metadata").at("event_payload").text("turn") : "";
    }

    /// Looks. Where Slack will never tell, that is no failure: [Seen#NOT_TOLD].
    ///
    /// @throws SlackRefusal when Slack may tell later
    Seen look(Instant deadline) {
        try {
            return sorted(messages(deadline));
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
            log.warn("turn={} own posts not found: {}", errand.turn(), refusal.what());
            return Seen.NOT_TOLD;
        }
    }

    private record Read(List<SlackJson> messages, boolean whole) {}

    private Read messages(Instant deadline) {
        boolean threaded = !errand.place().thread().isEmpty();
        var method =
                threaded ? SlackMethod.CONVERSATIONS_REPLIES : SlackMethod.CONVERSATIONS_HISTORY;
        var form = form(threaded);
        var messages = new ArrayList<SlackJson>();
        for (int page = 0; page < MOST_PAGES; page++) {
            SlackJson answer;
            try {
                answer = errand.api().call(method, errand.place(), form, deadline);
            } catch (SlackRefusal refusal) {
                if (page == 0) {
                    throw refusal;
                }
                break;
            }
            messages.addAll(answer.list("messages"));
            var cursor = answer.at("response_metadata").text("next_cursor");
            if (cursor.isEmpty()) {
                return new Read(messages, true);
            }
            form.put("cursor", cursor);
        }
        return new Read(messages, false);
    }

    private Map<String, String> form(boolean threaded) {
        var form = new LinkedHashMap<String, String>();
        form.put("channel", errand.place().channel());
        if (threaded) {
            form.put("ts", errand.place().thread());
        }
        form.put("oldest", errand.question().ts());
        form.put("include_all_metadata", "true");
        form.put("limit", String.valueOf(PAGE));
        return form;
    }

    private Seen sorted(Read read) {
        var parts = new TreeMap<Integer, Own>();
        var surplus = new ArrayList<Own>();
        var left = new ArrayList<Own>();
        for (var message : oldestFirst(read.messages())) {
            var own = new Own(message.text("ts"), isMarked(message));
            if (isOfThisTurn(message)) {
                if (parts.putIfAbsent(part(message), own) != null) {
                    surplus.add(own);
                }
            } else if (isLeft(message)) {
                left.add(own);
            }
        }
        // A long answer goes on in further streams: one that was left is the part behind the last.
        int next = parts.containsKey(1) ? parts.size() + 1 : 1;
        if (!left.isEmpty() && !parts.containsKey(next)) {
            parts.put(next, left.removeLast());
        }
        surplus.addAll(left);
        return new Seen(parts, surplus, read.whole());
    }

    private List<SlackJson> oldestFirst(List<SlackJson> messages) {
        return messages.stream()
                .filter(this::isOurs)
                .sorted(Comparator.comparing(message -> message.text("ts")))
                .toList();
    }

    /// Slack gives the thread's root whatever the bounds are.
    private boolean isOurs(SlackJson message) {
        var us = errand.question().us();
        boolean byUs =
                us.isEmpty()
                        ? isMarked(message) && !message.text("bot_id").isEmpty()
                        : message.text("user").equals(us);
        return byUs && message.text("ts").compareTo(errand.question().ts()) > 0;
    }

    private static boolean isMarked(SlackJson message) {
        return message.at("metadata").text("event_type").equals(EVENT_TYPE);
    }

    private boolean isOfThisTurn(SlackJson message) {
        return turn(message).equals(errand.question().root());
    }

    private static int part(SlackJson message) {
        var part = message.at("metadata").at("event_payload").text("part");
        return part.matches("\\d{1,4}") ? Integer.parseInt(part) : 1;
    }

    /// Only a thread has streams. Between an answer and the one that replaces it, much else may
    /// have come to stand in it.
    private boolean isLeft(SlackJson message) {
        return !errand.place().thread().isEmpty()
                && !errand.isFirstToReplace()
                && message.at("metadata").text("event_type").isEmpty();
    }
}
