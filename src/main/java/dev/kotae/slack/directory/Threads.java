package dev.kotae.slack.directory;

import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands in threads. Reading them has a narrow limit: what stood before a question is read
/// once for all who ask for it while it is being answered, and then forgotten.
public final class Threads {
    private static final Logger log = LoggerFactory.getLogger(Threads.class);

    private static final int PAGE = 200;

    /// Slack gives a thread from its beginning: a longer one than this is read up to here.
    private static final int MOST_PAGES = 5;

    /// Earlier than any message.
    public static final String BEGINNING = "0";

    /// Later than any message.
    private static final String END_OF_TIME = "99999999999.000000";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final SlackApi api;
    private final InstantSource clock;
    private final Map<Stretch, Reading> readings = new LinkedHashMap<>();

    private record Stretch(SlackPlace place, String after, String before) {}

    private record Reading(Instant begun, FutureTask<Said> said) {}

    /// What stands in a thread.
    ///
    /// @param messages oldest first
    /// @param toTheEnd whether it was read as far as was wanted
    public record Said(List<SlackJson> messages, boolean toTheEnd) {
        public Said {
            messages = List.copyOf(messages);
        }

        private Said after(String ts) {
            var later = messages.stream().filter(message -> isAfter(ts, message)).toList();
            return new Said(later, toTheEnd);
        }

        @Override
        public String toString() {
            return "said:" + messages.size();
        }
    }

    /// @param clock bounds the patience with Slack, and how long a reading is good
    public Threads(SlackApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /// What stands in a thread before a message, its root among it. Blocks.
    ///
    /// @param ts the message's own
    /// @throws SlackRefusal when Slack does not tell
    public Said before(SlackPlace place, String ts) {
        var stretch = new Stretch(place, BEGINNING, ts);
        var said = reading(stretch).said();
        // Who comes first reads, the others wait for it.
        said.run();
        try {
            return said.get();
        } catch (ExecutionException e) {
            forget(stretch);
            if (e.getCause() instanceof SlackRefusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a thread could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlackRefusal.last(SlackMethod.CONVERSATIONS_REPLIES.wireName(), "interrupted");
        }
    }

    private synchronized Reading reading(Stretch stretch) {
        var oldest = clock.instant().minus(KEPT);
        readings.values().removeIf(reading -> reading.begun().isBefore(oldest));
        return readings.computeIfAbsent(
                stretch,
                wanted -> new Reading(clock.instant(), new FutureTask<>(() -> read(wanted))));
    }

    private synchronized void forget(Stretch stretch) {
        readings.remove(stretch);
    }

    /// The same without what is as old as `after` or older. Only where that did not come to its end
    /// it is read anew from there. Blocks.
    ///
    /// @param after the `ts` of a message, or [#BEGINNING]
    /// @throws SlackRefusal when Slack does not tell
    public Said between(SlackPlace place, String after, String ts) {
        var all = before(place, ts);
        if (all.toTheEnd() || after.equals(BEGINNING)) {
            return all.after(after);
        }
        try {
            return read(new Stretch(place, after, ts));
        } catch (SlackRefusal refusal) {
            log.info("slack=thread_read_in_part why=\"{}\"", refusal.what());
            return all.after(after);
        }
    }

    private static boolean isAfter(String ts, SlackJson message) {
        return message.text("ts").compareTo(ts) > 0;
    }

    /// What stands in a thread now. Blocks.
    ///
    /// @throws SlackRefusal when Slack does not tell
    public Said whole(SlackPlace place) {
        return read(new Stretch(place, BEGINNING, END_OF_TIME));
    }

    private Said read(Stretch stretch) {
        var deadline = clock.instant().plus(PATIENCE);
        var form = new LinkedHashMap<String, String>();
        form.put("channel", stretch.place().channel());
        form.put("ts", stretch.place().thread());
        form.put("oldest", stretch.after());
        form.put("latest", stretch.before());
        form.put("inclusive", "false");
        form.put("limit", String.valueOf(PAGE));
        var messages = new ArrayList<SlackJson>();
        boolean more = true;
        for (int page = 0; more && page < MOST_PAGES; page++) {
            var answer = page(stretch.place(), form, deadline, page == 0);
            if (answer.isEmpty()) {
                break;
            }
            messages.addAll(answer.get().list("messages"));
            var cursor = answer.get().at("response_metadata").text("next_cursor");
            form.put("cursor", cursor);
            more = !cursor.isEmpty();
        }
        // Slack gives the root whatever the bounds are.
        messages.removeIf(message ->
                !isAfter(stretch.after(), message)
                        || message.text("ts").compareTo(stretch.before()) >= 0);
        return new Said(messages, !more);
    }

    /// Some apps may read one page a minute: what was read by then is better than nothing.
    private Optional<SlackJson> page(
            SlackPlace place, Map<String, String> form, Instant deadline, boolean first) {
        try {
            return Optional.of(api.call(SlackMethod.CONVERSATIONS_REPLIES, place, form, deadline));
        } catch (SlackRefusal refusal) {
            if (first) {
                throw refusal;
            }
            log.info("slack=thread_read_in_part why=\"{}\"", refusal.what());
            return Optional.empty();
        }
    }
}
