package dev.kotae.slack.files;

import dev.kotae.chat.Attachment;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.directory.Threads;
import dev.kotae.slack.said.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which files stood in a conversation before. Those that came to us are remembered for a while. In
/// a channel others put files into a thread without a word to us: there the thread is looked at for
/// every question. With us alone all comes to us, and a look every ten minutes is enough, because
/// reading threads has a narrow limit. Only ids and names are kept.
final class ThreadFiles {
    private static final Logger log = LoggerFactory.getLogger(ThreadFiles.class);

    private static final int MOST_CONVERSATIONS = 2_000;
    private static final int MOST_FILES = 30;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofHours(6);

    /// A direct message without threads goes on and on: what stood there this morning is not meant.
    private static final Duration KEPT_OUTSIDE = Duration.ofMinutes(30);

    private final Threads threads;
    private final InstantSource clock;
    private final LinkedHashMap<String, Known> conversations = new LinkedHashMap<>(16, 0.75f, true);

    /// What is known of a conversation.
    ///
    /// @param looked when its thread was read
    /// @param files by id, in the order in which they came
    private record Known(Instant looked, Instant told, Map<String, Attachment> files) {}

    /// @param clock tells how fresh it is
    ThreadFiles(Threads threads, InstantSource clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /// The files before a question, the latest first, without its own. Blocks for some seconds at
    /// most.
    ///
    /// @param ts the question's own; empty where the conversation is no thread of Slack's
    /// @param own what came with the question, remembered for the next one
    List<Attachment> before(SlackPlace place, String ts, List<Attachment> own) {
        var key = place.workspace() + "/" + place.channel() + "/" + place.thread();
        boolean thread = !ts.isEmpty() && !place.thread().isEmpty() && !place.thread().equals(ts);
        var known = known(key, place.thread().isEmpty() ? KEPT_OUTSIDE : KEPT);
        var files = new LinkedHashMap<>(known.files());
        var looked = known.looked();
        boolean among = !place.channel().startsWith("D");
        if (thread && (among || !looked.plus(FRESH).isAfter(clock.instant()))) {
            looked = clock.instant();
            look(place, ts).forEach(file -> files.putIfAbsent(file.id(), file));
        }
        var before = new ArrayList<>(files.values());
        before.removeIf(file -> own.stream().anyMatch(mine -> mine.id().equals(file.id())));
        own.forEach(file -> files.put(file.id(), file));
        keep(key, new Known(looked, clock.instant(), files));
        return before.reversed().subList(0, Math.min(MOST_FILES, before.size()));
    }

    private Known known(String key, Duration kept) {
        synchronized (conversations) {
            var known = conversations.get(key);
            return known == null || known.told().plus(kept).isBefore(clock.instant())
                    ? new Known(Instant.EPOCH, Instant.EPOCH, Map.of())
                    : known;
        }
    }

    private void keep(String key, Known known) {
        synchronized (conversations) {
            conversations.put(key, known);
            if (conversations.size() > MOST_CONVERSATIONS) {
                conversations.pollFirstEntry();
            }
        }
    }

    private List<Attachment> look(SlackPlace place, String ts) {
        try {
            return threads.before(place, ts).messages().stream()
                    .flatMap(message -> new Message(message).files().stream())
                    .map(ThreadFiles::attachment)
                    .toList();
        } catch (SlackRefusal refusal) {
            log.info("slack=thread_files_unknown why=\"{}\"", refusal.what());
            return List.of();
        }
    }

    private static Attachment attachment(SlackJson file) {
        return new Attachment(file.text("id"), file.text("name"), file.text("mimetype"), 0);
    }
}
